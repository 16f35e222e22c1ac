import type { Platform } from '@/lib/contracts/platform';
import { statement } from '../sql';

/** Pauses a network, or renews why; it is looked at again in $5 ms. `is_new` when it was not paused. */
export const pausePlatform = statement<
  [platform: Platform, reason: string, code: string, detail: string, probeMs: number],
  { is_new: boolean }
>(
  'pause_platform',
  `INSERT INTO platform_pauses (platform, reason, code, detail, probe_at)
   VALUES ($1::platform, $2, $3, $4, now() + $5 * interval '1 millisecond')
   ON CONFLICT (platform) DO UPDATE SET reason = excluded.reason, code = excluded.code, detail = excluded.detail
   RETURNING xmax = 0 AS is_new`,
);

/** The right to try one post, once in $2 ms across all workers. */
export const takeProbe = statement<[platform: Platform, againMs: number], { platform: Platform }>(
  'take_probe',
  `UPDATE platform_pauses SET probe_at = now() + $2 * interval '1 millisecond', probes = probes + 1
   WHERE platform = $1::platform AND probe_at <= now() RETURNING platform`,
);

export const endPause = statement<[platform: Platform], { platform: Platform }>(
  'end_pause',
  'DELETE FROM platform_pauses WHERE platform = $1::platform RETURNING platform',
);

/** What became due during a pause goes out one a minute for each account: networks take a burst for abuse. */
export const spacePaused = statement<[platform: Platform], { id: string }>(
  'space_paused',
  `WITH late AS (
     SELECT id, row_number() OVER (PARTITION BY account_id ORDER BY scheduled_at, id) - 1 AS before
     FROM scheduled_posts WHERE status = 'pending' AND scheduled_at <= now() AND platform = $1::platform
   )
   UPDATE scheduled_posts s
   SET not_before = now() + late.before * interval '1 minute', error_code = NULL,
       error_detail = NULL, updated_at = now()
   FROM late WHERE s.id = late.id AND s.status = 'pending' RETURNING s.id`,
);
