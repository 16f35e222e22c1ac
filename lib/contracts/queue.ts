import { z } from 'zod';
import { platformSchema } from './platform';

const count = z.number().int().min(0);
const time = z.iso.datetime();
const ms = z.number().min(0);

export const workerSchema = z.object({
  id: z.string(),
  host: z.string(),
  version: z.string(),
  startedAt: time,
  seenAt: time,
  /** Heard of within the time in which it was expected. */
  isSeen: z.boolean(),
  /** Posts that it publishes at this moment, and has handled since it started. */
  running: count,
  handled: count,
});
export type SeenWorker = z.infer<typeof workerSchema>;

export const queueDepthSchema = z.object({
  /** Their time has come within the last minute. */
  due: count,
  /** Due for longer than a minute. */
  overdue: count,
  /** Planned for earlier and put off: a retry, a limit, the gap between two posts of an account. */
  putOff: count,
  sending: count,
  /** Perhaps sent; the network is asked. */
  unknown: count,
  /** For a person: an account to be reconnected, or a decision. */
  held: count,
  needsAttention: count,
});
export type QueueDepth = z.infer<typeof queueDepthSchema>;

export const latenessSchema = z.object({
  platform: z.union([platformSchema, z.literal('all')]),
  /** Posts whose request left, of those that the queue never put off. */
  posts: count,
  /** Of these, the share that left within a second of its planned time. */
  onTimeShare: z.number().min(0).max(1).nullable(),
  /** Planned time to request. */
  p50Ms: ms.nullable(),
  p99Ms: ms.nullable(),
  /** Planned time to the begin of the first attempt: the scheduler's own part. */
  begunP99Ms: ms.nullable(),
  /** Tried, and nothing was sent at the first attempt: refused, limited, or still preparing. */
  unsent: count,
  /** Put off before anybody tried (held, a missed window, a network's rest, an account's gap); counted apart. */
  putOff: z.object({ posts: count, p50Ms: ms.nullable() }),
});
export type Lateness = z.infer<typeof latenessSchema>;

export const latePostSchema = z.object({
  scheduledPostId: z.string(),
  platform: platformSchema,
  businessSlug: z.string(),
  businessName: z.string(),
  plannedAt: time,
  lateMs: ms,
});
export type LatePost = z.infer<typeof latePostSchema>;

export const PUNCTUALITY_WINDOWS = ['hour', 'day', 'week'] as const;
export const punctualitySchema = z.object({
  window: z.enum(PUNCTUALITY_WINDOWS),
  /** Of all networks, then of each. */
  lateness: z.array(latenessSchema),
  worst: z.array(latePostSchema),
});
export type Punctuality = z.infer<typeof punctualitySchema>;

/** GET /api/admin/queue */
export const queueSchema = z.object({
  readAt: time,
  workers: z.array(workerSchema),
  depth: queueDepthSchema,
  nextDueAt: time.nullable(),
  punctuality: z.array(punctualitySchema),
});
export type Queue = z.infer<typeof queueSchema>;
