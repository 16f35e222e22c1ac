import { z } from 'zod';
import { publicationMetricsSchema } from './metrics';
import { pageQuerySchema, pageSchema } from './page';
import { platformSchema } from './platform';
import { postOptionsSchema, postRoleSchema } from './post-options';

export const SCHEDULED_POST_STATUSES = [
  'waiting',
  'pending',
  'claimed',
  'sending',
  'unknown',
  'held',
  'needs_attention',
  'published',
  'failed',
  'cancelled',
] as const;
export const scheduledPostStatusSchema = z.enum(SCHEDULED_POST_STATUSES);
export type ScheduledPostStatus = z.infer<typeof scheduledPostStatusSchema>;

/** One post for one account, as lists and the calendar show it. Times are ISO 8601 in UTC. */
export const scheduledPostSchema = z.object({
  id: z.string(),
  taskId: z.string(),
  accountId: z.string(),
  platform: platformSchema,
  status: scheduledPostStatusSchema,
  scheduledAt: z.iso.datetime(),
  excerpt: z.string(),
  /** The series that planned it. */
  recurrenceId: z.string().nullable(),
});
export type ScheduledPost = z.infer<typeof scheduledPostSchema>;

const attemptSchema = z.object({
  number: z.number().int(),
  /** The one repetition, word for word, by which a network that cannot be read tells whether the post stands. */
  isProbe: z.boolean(),
  /** Of text, media and options as they were sent: equal ones were equal. */
  fingerprint: z.string(),
  state: z.enum(['prepared', 'sent', 'accepted', 'rejected', 'unknown', 'not_sent']),
  outcome: z.string().nullable(),
  outcomeCode: z.string().nullable(),
  outcomeDetail: z.string().nullable(),
  claimedAt: z.iso.datetime(),
  requestedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  /** When an unknown outcome became known. */
  settledAt: z.iso.datetime().nullable(),
  platformPostId: z.string().nullable(),
});

/** When the attempt that made the post public, or else the last one that left, passed each step. */
const timesSchema = z.object({
  plannedAt: z.iso.datetime(),
  claimedAt: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
  acceptedAt: z.iso.datetime().nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  /** Sent less planned. */
  latenessMs: z.number().int().nullable(),
});

/** A post of its own in the queue that waits for the one it follows. `platformPostId` once it stands. */
const followUpSchema = z.object({
  id: z.string(),
  role: postRoleSchema,
  status: scheduledPostStatusSchema,
  content: z.string(),
  mediaIds: z.array(z.string()),
  platformPostId: z.string().nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
});

/** The receipt of one post: what was asked, every attempt, and where it stands. */
export const scheduledPostDetailSchema = scheduledPostSchema.extend({
  postId: z.string(),
  /** The draft that took its place, when a change of its words sent it back to review. */
  reviewDraftId: z.string().nullable(),
  role: postRoleSchema,
  /** What its series planned: a local time (`2027-03-28T02:30`) of the series' zone. */
  occurrence: z.object({ local: z.string(), zone: z.string(), isEdited: z.boolean() }).nullable(),
  content: z.string(),
  mediaIds: z.array(z.string()),
  options: postOptionsSchema,
  /** How far the files of a post under way have got: sent to the network, or worked on there. Percent is null where it does not say. */
  preparation: z
    .object({ stage: z.enum(['uploading', 'processing']), percent: z.number().min(0).max(100).nullable() })
    .nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  attempts: z.array(attemptSchema),
  times: timesSchema,
  /** Of a post in doubt: what its network named that may be it. */
  candidates: z.array(z.object({ platformPostId: z.string(), permalink: z.string().nullable() })),
  publication: z
    .object({
      id: z.string(),
      /** Null where a person confirmed the post without its address. */
      platformPostId: z.string().nullable(),
      permalink: z.string().nullable(),
      publishedAt: z.iso.datetime(),
      verifiedAt: z.iso.datetime().nullable(),
      /** A person says that it stands; the network could not be read. */
      confirmedByPerson: z.boolean(),
    })
    .extend(publicationMetricsSchema.shape)
    .nullable(),
  /** The parts of its thread and its first comment, in the order in which they follow. */
  followUps: z.array(followUpSchema),
});
export type ScheduledPostDetail = z.infer<typeof scheduledPostDetailSchema>;

/** `status` may be given several times or comma-separated; `from` is inclusive, `to` exclusive. */
export const listScheduledPostsQuerySchema = pageQuerySchema.extend({
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  status: z
    .string()
    .optional()
    .transform((text) => text?.split(',').filter(Boolean))
    .pipe(z.array(scheduledPostStatusSchema).optional()),
});
export type ListScheduledPostsQuery = z.infer<typeof listScheduledPostsQuerySchema>;

/** Any field may be left out. Only a post that is still pending or held can be changed. */
export const updateScheduledPostSchema = z.strictObject({
  scheduledAt: z.iso.datetime({ offset: true }).optional(),
  content: z.string().max(100_000).optional(),
  mediaIds: z.array(z.string().max(64)).max(20).optional(),
  options: postOptionsSchema.optional(),
});
export type UpdateScheduledPost = z.infer<typeof updateScheduledPostSchema>;

export const scheduledPostsPageSchema = pageSchema(scheduledPostSchema);
export type ScheduledPostsPage = z.infer<typeof scheduledPostsPageSchema>;
export const scheduledPostDetailResponseSchema = z.object({ data: scheduledPostDetailSchema });
