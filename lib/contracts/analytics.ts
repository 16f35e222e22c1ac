import { z } from 'zod';
import { platformSchema } from './platform';

export const SPEND_DAYS_MAX = 92;

export const analyticsSpendQuerySchema = z.object({
  days: z.coerce
    .number({ error: `days must be a whole number from 1 to ${SPEND_DAYS_MAX}.` })
    .int()
    .min(1)
    .max(SPEND_DAYS_MAX)
    .default(30),
});
export type AnalyticsSpendQuery = z.infer<typeof analyticsSpendQuerySchema>;

/** What reading numbers cost on one UTC day; days and networks that cost nothing are left out. `limitUsd` is today's setting. */
const spendSchema = z.object({
  day: z.iso.date(),
  platform: platformSchema,
  postsRead: z.number().int(),
  usd: z.number(),
  limitUsd: z.number().nullable(),
});
export type AnalyticsSpend = z.infer<typeof spendSchema>;

export const analyticsSpendResponseSchema = z.object({ data: z.array(spendSchema) });
