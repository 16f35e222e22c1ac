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

export interface SpendRow {
  platform: Platform;
  day: string;
  posts_read: number;
  usd_micros: string;
}

/** A business's spending since a UTC day, the newest first. */
export const spendOfBusiness = statement<[businessId: string, since: string], SpendRow>(
  'spend_of_business',
  `SELECT platform, to_char(day, 'YYYY-MM-DD') AS day, posts_read, usd_micros FROM metric_spend
   WHERE business_id = $1 AND day >= $2::date ORDER BY day DESC, platform`,
);

/** What all businesses spent on a UTC day, the dearest first; for the operator. */
export const spendOfDay = statement<
  [day: string, limit: number],
  SpendRow & { business_id: string; business_name: string }
>(
  'spend_of_day',
  `SELECT s.business_id, b.name AS business_name, s.platform, to_char(s.day, 'YYYY-MM-DD') AS day, s.posts_read, s.usd_micros
   FROM metric_spend s JOIN businesses b ON b.id = s.business_id
   WHERE s.day = $1::date ORDER BY s.usd_micros DESC, s.business_id LIMIT $2`,
);
