import type { Platform } from '@/lib/contracts/platform';
import { run } from '@/lib/data/db/sql';
import { addSpend, holdSpend } from '@/lib/data/db/statements/metric-spend';
import type { DueWatch } from '@/lib/data/db/statements/metrics';
import { withTransaction } from '@/lib/data/db/transaction';
import { env } from '@/lib/foundation/env';
import { DAY } from '@/lib/foundation/time';

export const MICROS = 1_000_000;

/** The share of a day's money that only posts younger than this may use: old ones must not eat it at midnight. */
const KEPT_FOR_YOUNG = 0.25;
const YOUNG_MS = 2 * DAY;

/** The most that reading a network's numbers may cost a business a UTC day, in millionths of a dollar; null: no limit. */
const DAILY_LIMITS = {
  linkedin: () => null,
  x: () => Math.round(env().METRICS_X_DAILY_USD * MICROS),
  facebook: () => null,
  instagram: () => null,
} as const satisfies Record<Platform, () => number | null>;

export const dailyLimitMicros = (platform: Platform): number | null => DAILY_LIMITS[platform]();

/** Networks charge for the same post once a UTC day. */
export const utcDay = (at: Date): string => at.toISOString().slice(0, 10);
export const nextUtcDay = (at: Date): Date => new Date((Math.floor(at.getTime() / DAY) + 1) * DAY);

export interface Affordable {
  now: Watches;
  /** For tomorrow's money. */
  waiting: Watches;
  /** Of those read now, how many the network will charge for. */
  charges: number;
}
type Watches = DueWatch[];

/** Which of the posts, dearest to us first, a day's money still pays for. What was paid today is free. Pure. */
export function affordable(
  watches: Watches,
  { spentMicros, limitMicros, priceMicros, now }: Prices & { spentMicros: number },
): Affordable {
  const result: Affordable = { now: [], waiting: [], charges: 0 };
  for (const watch of watches) {
    if (watch.charged_on === utcDay(now)) {
      result.now.push(watch);
      continue;
    }
    const isYoung = now.getTime() - watch.published_at.getTime() < YOUNG_MS;
    const mostMicros = isYoung ? limitMicros : limitMicros * (1 - KEPT_FOR_YOUNG);
    const isPaidFor = spentMicros + (result.charges + 1) * priceMicros <= mostMicros;
    if (isPaidFor) result.charges += 1;
    (isPaidFor ? result.now : result.waiting).push(watch);
  }
  return result;
}

export interface Prices {
  limitMicros: number;
  priceMicros: number;
  now: Date;
}

/** Counts the money before it is spent: a crash may leave too much counted, never too little. */
export function setAside(
  { businessId, platform }: { businessId: string; platform: Platform },
  watches: Watches,
  prices: Prices,
): Promise<Affordable> {
  const key = [businessId, platform, utcDay(prices.now)] as const;
  return withTransaction(async ({ client }) => {
    const [held] = await run(client, holdSpend, [...key]);
    const chosen = affordable(watches, { ...prices, spentMicros: Number(held?.usd_micros ?? 0) });
    if (chosen.charges > 0) {
      await run(client, addSpend, [...key, chosen.charges, chosen.charges * prices.priceMicros]);
    }
    return chosen;
  });
}
