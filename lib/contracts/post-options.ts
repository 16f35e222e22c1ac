import { z } from 'zod';

/** What stands on a network: a post of its own, the next part of a thread, or a comment under a post of ours. */
export const POST_ROLES = ['post', 'thread', 'comment'] as const;
export const postRoleSchema = z.enum(POST_ROLES);
export type PostRole = z.infer<typeof postRoleSchema>;

const text = (max: number) => z.string().max(max, `Longer than ${max.toLocaleString('en-US')} characters.`);
const mediaId = z.string().max(64);
const placement = z.enum(['feed', 'reel', 'story']);

/** Where no network has a limit of its own: far above what any takes. `check` knows the networks' own. */
const ANY_TEXT = 100_000;
const MAX_THREAD_PARTS = 24;

/**
 * What a post is beyond its text and media. The first two are for every network that has them; the others, under a
 * network's name, for that network alone.
 */
export const postOptionsSchema = z.strictObject({
  /** A link with a preview card. LinkedIn is sent title, description and thumbnail; the others read them from the page. */
  link: z
    .strictObject({
      url: z.url({ protocol: /^https?$/, error: 'A link must be an address that begins with https:// or http://.' }),
      title: text(400).optional(),
      description: text(4_000).optional(),
      thumbnailMediaId: mediaId.optional(),
    })
    .optional(),
  /** Written by the account under its own post, once that stands. */
  firstComment: text(ANY_TEXT).optional(),
  linkedin: z
    .strictObject({
      visibility: z.enum(['PUBLIC', 'CONNECTIONS']).optional(),
      documentTitle: text(400).optional(),
      poll: z
        .strictObject({
          question: text(ANY_TEXT),
          options: z.array(text(ANY_TEXT)).max(20),
          durationDays: z.union([z.literal(1), z.literal(3), z.literal(7), z.literal(14)]),
        })
        .optional(),
    })
    .optional(),
  x: z
    .strictObject({
      /** The parts after the first, each a reply to the one before. */
      thread: z
        .array(z.strictObject({ content: text(ANY_TEXT), mediaIds: z.array(mediaId).max(20).default([]) }))
        .max(MAX_THREAD_PARTS, `At most ${MAX_THREAD_PARTS} parts after the first.`)
        .optional(),
      replySettings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
      madeWithAi: z.boolean().optional(),
      paidPartnership: z.boolean().optional(),
    })
    .optional(),
  facebook: z.strictObject({ placement: placement.optional() }).optional(),
  instagram: z
    .strictObject({
      placement: placement.optional(),
      /** A reel stands in the profile's feed as well. */
      shareToFeed: z.boolean().optional(),
      coverMediaId: mediaId.optional(),
      /** The frame that covers a reel, in milliseconds from its start. */
      thumbOffsetMs: z.number().int().min(0).optional(),
      collaborators: z.array(text(64)).max(20).optional(),
    })
    .optional(),
});
export type PostOptions = z.infer<typeof postOptionsSchema>;
