import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

/** One business's spending on a network on a UTC day, as YYYY-MM-DD. */
type SpendKey = [businessId: string, platform: Platform, day: string];

/** What was spent by now, held until the transaction ends; a day begins at nothing. */
export const holdSpend = statement<SpendKey, { usd_micros: string }>(
  'hold_spend',
  `INSERT INTO metric_spend AS s (business_id, platform, day) VALUES ($1, $2::platform, $3::date)
   ON CONFLICT (business_id, platform, day) DO UPDATE SET posts_read = s.posts_read
   RETURNING usd_micros`,
);

/** Counts reads; less than nothing gives back what was set aside and not charged. */
export const addSpend = statement<[...SpendKey, posts: number, usdMicros: number], { usd_micros: string }>(
  'add_spend',
  `UPDATE metric_spend SET posts_read = posts_read + $4, usd_micros = usd_micros + $5
   WHERE business_id = $1 AND platform = $2::platform AND day = $3::date RETURNING usd_micros`,
);
