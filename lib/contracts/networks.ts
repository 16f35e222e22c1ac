import { z } from 'zod';
import { platformSchema } from './platform';

const count = z.number().int().min(0);
const time = z.iso.datetime();

/** `ending` within 60 days; `unknown`: the network has not named it, so it may be mistyped or newer than this release. */
export const apiVersionSchema = z.object({
  version: z.string(),
  /** The environment variable that sets it. */
  setting: z.enum(['LINKEDIN_API_VERSION', 'META_API_VERSION']),
  state: z.enum(['current', 'ending', 'retired', 'unknown']),
  /** Null where there is no end yet, or none is known. */
  endsAt: time.nullable(),
  /** The end follows from the network's rule; it has not named this one's. */
  isEstimate: z.boolean(),
  daysLeft: count.nullable(),
});
export type NetworkApiVersion = z.infer<typeof apiVersionSchema>;

export const pauseSchema = z.object({
  reason: z.enum(['API_VERSION', 'BILLING']),
  /** In the network's words. */
  code: z.string(),
  detail: z.string(),
  pausedAt: time,
  /** When one post is tried. */
  probeAt: time,
  probes: count,
});
export type NetworkPause = z.infer<typeof pauseSchema>;

export const rateReadingSchema = z.object({
  scope: z.enum(['app', 'account']),
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  businessName: z.string().nullable(),
  /** The limit's name among the network's. */
  bucket: z.string(),
  /** The share that is spent, 0 to 1. */
  used: z.number(),
  /** Null where the network tells a share alone. */
  remaining: z.number().nullable(),
  /** So full that posts are spread over what is left of the window. */
  isSlowed: z.boolean(),
  resetAt: time,
  readAt: time,
});
export type NetworkRateReading = z.infer<typeof rateReadingSchema>;

export const networkSchema = z.object({
  platform: platformSchema,
  /** Null where the network's API has no versions that end. */
  apiVersion: apiVersionSchema.nullable(),
  /** Null while its posts go out. */
  pause: pauseSchema.nullable(),
  /** Posts whose time has come and that have not gone out. */
  postsOverdue: count,
  accounts: z.object({
    connected: count,
    reconnectRequired: count,
    disconnected: count,
    /** Of the connected: the last attempt to renew the token did not succeed. */
    refreshFailing: count,
  }),
  /** The fullest limits whose window still runs: the app's first, then the accounts'. */
  budgets: z.array(rateReadingSchema),
});
export type Network = z.infer<typeof networkSchema>;

export const jobTaskSchema = z.object({
  task: z.string(),
  waiting: count,
  running: count,
  /** Given up after the last try. */
  failed: count,
  lastError: z.string().nullable(),
  lastErrorAt: time.nullable(),
});
export type JobTask = z.infer<typeof jobTaskSchema>;

/** GET /api/admin/networks */
export const networksSchema = z.object({
  readAt: time,
  networks: z.array(networkSchema),
  jobs: z.array(jobTaskSchema),
});
export type Networks = z.infer<typeof networksSchema>;

/** POST /api/admin/networks/{platform}/resume. `resumed` is false when it was not paused. */
export const resumedSchema = z.object({ platform: platformSchema, resumed: z.boolean() });
export type Resumed = z.infer<typeof resumedSchema>;
export const networkParamsSchema = z.object({ platform: platformSchema });
