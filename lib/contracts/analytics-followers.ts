import { z } from 'zod';
import { platformSchema } from './platform';

const count = z.number().int();

/** The last reading of each local day; a day without one is left out. `change` is last less first, null for one day. */
const accountFollowersSchema = z.object({
  accountId: z.string(),
  platform: platformSchema,
  displayName: z.string(),
  followers: count,
  change: count.nullable(),
  points: z.array(z.object({ day: z.iso.date(), followers: count })),
});
export type AccountFollowers = z.infer<typeof accountFollowersSchema>;

/**
 * Why an account has no count in these days: it has some of others; it is not connected; it may not be read; its network was
 * asked and gave none; or it has not been asked yet.
 */
export const UNCOUNTED_REASONS = ['other_days', 'not_connected', 'refused', 'not_provided', 'not_yet'] as const;
export type UncountedReason = (typeof UNCOUNTED_REASONS)[number];

const uncountedSchema = z.object({
  accountId: z.string(),
  platform: platformSchema,
  displayName: z.string(),
  reason: z.enum(UNCOUNTED_REASONS),
});

const followersSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  zone: z.string(),
  asOf: z.iso.datetime(),
  accounts: z.array(accountFollowersSchema),
  uncounted: z.array(uncountedSchema),
});
export type AnalyticsFollowers = z.infer<typeof followersSchema>;
export const analyticsFollowersResponseSchema = z.object({ data: followersSchema });
