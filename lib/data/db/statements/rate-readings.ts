import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

/** Owner of a limit that everybody behind the app shares. */
export const APP_OWNER = 'app';

/** Keeps what one answer of a network said ($2: a JSON list), in one order everywhere so that two never deadlock. */
export const keepReadings = statement<[platform: Platform, readings: string, readAt: Date], never>(
  'keep_readings',
  `INSERT INTO rate_readings (platform, owner, bucket, used, remaining, reset_at, read_at)
   SELECT DISTINCT ON (r.owner, r.bucket) $1::platform, r.owner, r.bucket, r.used, r.remaining, r."resetAt", $3
   FROM jsonb_to_recordset($2::jsonb)
     AS r (owner text, bucket text, used float8, remaining bigint, "resetAt" timestamptz)
   ORDER BY r.owner, r.bucket, r.used DESC
   ON CONFLICT (platform, owner, bucket) DO UPDATE
   SET used = excluded.used, remaining = excluded.remaining, reset_at = excluded.reset_at, read_at = excluded.read_at
   WHERE rate_readings.read_at <= excluded.read_at`,
);

interface FullestRow {
  platform: Platform;
  owner: string;
  account_name: string | null;
  business_name: string | null;
  bucket: string;
  used: number;
  remaining: number | null;
  reset_at: Date;
  read_at: Date;
}

/** Of each network the $1 fullest limits of its app, and the $1 fullest of its accounts, whose window still runs. */
export const fullestReadings = statement<[most: number], FullestRow>(
  'fullest_readings',
  `SELECT r.platform, r.owner, a.display_name AS account_name, b.name AS business_name,
     r.bucket, r.used, r.remaining::float8 AS remaining, r.reset_at, r.read_at
   FROM (
     SELECT *, row_number() OVER (PARTITION BY platform, owner = '${APP_OWNER}' ORDER BY used DESC, read_at DESC, owner, bucket) AS place
     FROM rate_readings WHERE reset_at > now()
   ) r
   LEFT JOIN social_accounts a ON a.id = r.owner
   LEFT JOIN businesses b ON b.id = a.business_id
   WHERE r.place <= $1
   ORDER BY r.platform, r.owner <> '${APP_OWNER}', r.used DESC, r.place`,
);
