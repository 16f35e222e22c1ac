import { z } from 'zod';
import { platformSchema } from './platform';
import { postOptionsSchema } from './post-options';
import { scheduledPostStatusSchema } from './scheduled-posts';

const contentSchema = z
  .string({ error: 'content must be a text.' })
  .max(100_000, 'content is longer than any network takes.');
const mediaIdsSchema = z.array(z.string().max(64)).max(20, 'At most 20 media a post.');

/** One composition for one or more accounts; a variant replaces the shared text, media or options for its account. */
export const publishSchema = z.strictObject({
  businessId: z.string().max(64).optional(),
  accountIds: z
    .array(z.string().max(64))
    .min(1, 'Choose at least one account.')
    .max(50, 'At most 50 accounts a post.')
    .refine((ids) => new Set(ids).size === ids.length, 'Each account at most once.'),
  content: contentSchema,
  mediaIds: mediaIdsSchema.default([]),
  options: postOptionsSchema.default({}),
  variants: z
    .record(
      z.string().max(64),
      z.strictObject({
        content: contentSchema.optional(),
        mediaIds: mediaIdsSchema.optional(),
        options: postOptionsSchema.optional(),
      }),
    )
    .default({}),
});
export type Publish = z.infer<typeof publishSchema>;

const SCHEDULED_AT = 'scheduledAt must be an ISO 8601 time with a zone, such as 2026-12-01T09:00:00Z.';

/** Either a time, or each account's own next free posting time. */
export const schedulePostSchema = publishSchema
  .extend({
    scheduledAt: z.iso.datetime({ offset: true, error: SCHEDULED_AT }).optional(),
    slot: z
      .literal('next', { error: 'slot can only be "next": the next free posting time of each account.' })
      .optional(),
  })
  .superRefine(({ scheduledAt, slot }, context) => {
    if ((scheduledAt === undefined) !== (slot === undefined)) return;
    const message = slot ? 'Give either scheduledAt or slot, not both.' : `${SCHEDULED_AT} Or give slot: "next".`;
    context.addIssue({ code: 'custom', path: ['scheduledAt'], message });
  });
export type SchedulePost = z.infer<typeof schedulePostSchema>;

/** One entry an account, in the order of `accountIds`. */
export const publishResponseSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      taskId: z.string(),
      accountId: z.string(),
      platform: platformSchema,
      status: scheduledPostStatusSchema,
      /** When it is planned for. */
      scheduledAt: z.iso.datetime(),
    }),
  ),
});
export type PublishResponse = z.infer<typeof publishResponseSchema>;
