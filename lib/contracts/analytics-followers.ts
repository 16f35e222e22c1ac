import { z } from 'zod';
import { platformSchema } from './platform';

const count = z.number().int();

/** The last reading of each local day; a day, and an account, without one is left out. `change` is last less first, null for one day. */
const accountFollowersSchema = z.object({
  accountId: z.string(),
  platform: platformSchema,
  displayName: z.string(),
  followers: count,
  change: count.nullable(),
  points: z.array(z.object({ day: z.iso.date(), followers: count })),
});
export type AccountFollowers = z.infer<typeof accountFollowersSchema>;

const followersSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  zone: z.string(),
  asOf: z.iso.datetime(),
  accounts: z.array(accountFollowersSchema),
});
export type AnalyticsFollowers = z.infer<typeof followersSchema>;
export const analyticsFollowersResponseSchema = z.object({ data: followersSchema });
