import { PLATFORMS } from '@/lib/contracts/platform';
import type { Platform } from '@/lib/contracts/platform-names';
import type { SeededRandom } from '@/lib/foundation/seeded-random';
import { DAY, plus } from '@/lib/foundation/time';
import type { Line } from './copy-lines';

/** Two years of history; the network's numbers of its last year. */
const SPAN_DAYS = 730;
const READ_MS = 365 * DAY;
const ZONES = ['Europe/Oslo', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'America/Sao_Paulo'];
const EXCERPTS = [
  'Our autumn roast is back: blackberry, cedar and a long finish. Come by and taste it this week',
  'We are hiring a baker who likes early mornings. Tell a friend who bakes better than we do',
  'Behind the counter: how Ingrid sets up the machine at five, before anybody is awake',
  'Three things that we learned in our first year, and one that we would do again tomorrow',
];

export interface BulkPlan {
  /** Posts of each business, largest first. */
  shares: readonly number[];
  now: Date;
}

export const bulkBusinessId = (index: number): string => `biz_bulk_${index + 1}`;
/** Of the nth publication in the order of time, which is also the order of their texts. */
export const publicationId = (number: number): string => `pub_bulk_${String(number).padStart(9, '0')}`;
export const accountId = (index: number, platform: Platform): string => `acc_bulk_${index + 1}_${platform}`;
export const platformOf = (row: number): Platform => PLATFORMS[row % PLATFORMS.length] ?? PLATFORMS[0];
export const excerptOf = (row: number): string => EXCERPTS[row % EXCERPTS.length] ?? '';
const iso = (at: Date): string => at.toISOString();

export const BUSINESS_COLUMNS = 'businesses (id, slug, name, time_zone, updated_at)';

export function* businessRows({ shares, now }: BulkPlan): Generator<Line> {
  for (const index of shares.keys()) {
    const zone = ZONES[index % ZONES.length] ?? 'UTC';
    yield [bulkBusinessId(index), `bulk-${index + 1}`, `Bulk Business ${index + 1}`, zone, iso(now)];
  }
}

export const ACCOUNT_COLUMNS =
  'social_accounts (id, business_id, platform, kind, platform_user_id, display_name, connected_at, updated_at, metrics_due_at, inspect_not_before)';

/** One account of each network; none has a token, so nothing asks a network about it. */
export function* accountRows({ shares, now }: BulkPlan): Generator<Line> {
  const never = iso(plus(now, 36_500 * DAY));
  for (const index of shares.keys()) {
    for (const platform of PLATFORMS) {
      const names = [`bulk-${index + 1}`, `Bulk Business ${index + 1}`];
      yield [
        ...[accountId(index, platform), bulkBusinessId(index), platform, 'page'],
        ...[...names, iso(plus(now, -SPAN_DAYS * DAY)), iso(now), never, never],
      ];
    }
  }
}

interface Publication {
  id: string;
  business: number;
  platform: Platform;
  row: number;
  at: Date;
}

/** Each business's posts over the whole span, in turn to its accounts; all of them in the order of time, as life writes them. */
function* publications({ shares, now }: BulkPlan): Generator<Publication> {
  const start = now.getTime() - SPAN_DAYS * DAY;
  const nextRows = shares.map(() => 0);
  let number = 0;
  for (let day = 1; day <= SPAN_DAYS; day++) {
    const ofDay: { business: number; row: number; ms: number }[] = [];
    for (const [business, share] of shares.entries()) {
      for (let row = nextRows[business] ?? 0; row < share; row++) {
        const ms = start + Math.floor(((row + 0.5) / share) * SPAN_DAYS * DAY);
        if (ms >= start + day * DAY) break;
        ofDay.push({ business, row, ms });
        nextRows[business] = row + 1;
      }
    }
    ofDay.sort((one, other) => one.ms - other.ms);
    for (const { business, row, ms } of ofDay) {
      yield { id: publicationId(number), business, platform: platformOf(row), row, at: new Date(ms) };
      number += 1;
    }
  }
}

export const PUBLICATION_COLUMNS =
  'published_posts (id, business_id, account_id, platform, platform_post_id, permalink, excerpt, scheduled_at, published_at, created_at)';

export function* publicationRows(plan: BulkPlan): Generator<Line> {
  for (const { id, business, platform, row, at } of publications(plan)) {
    const [due, published] = [iso(plus(at, -200)), iso(at)];
    yield [
      ...[id, bulkBusinessId(business), accountId(business, platform), platform],
      ...[id, `https://example.com/${id}`, excerptOf(row), due, published, published],
    ];
  }
}

export const READING_COLUMNS =
  'captured_at, impressions, reach, reactions, comments, shares, clicks, saves, video_views';
export const LATEST_COLUMNS = `latest_metrics (published_post_id, business_id, account_id, platform, published_at, ${READING_COLUMNS})`;

/** The only reading of each post of the last year; what a network does not tell is missing. */
export function* latestRows(plan: BulkPlan, random: SeededRandom): Generator<Line> {
  for (const { id, business, platform, at } of publications(plan)) {
    if (plan.now.getTime() - at.getTime() > READ_MS) continue;
    const impressions = Math.floor(80 * Math.exp(3.2 * random.next() ** 2));
    const part = (share: number): number => Math.floor(impressions * share * random.next());
    const captured = new Date(Math.min(plus(at, DAY).getTime(), plan.now.getTime()));
    yield [
      ...[id, bulkBusinessId(business), accountId(business, platform), platform, iso(at), iso(captured), impressions],
      ...[platform === 'x' ? null : part(0.9), part(0.06), part(0.01), part(0.01)],
      ...[platform === 'instagram' ? null : part(0.03), platform === 'instagram' ? part(0.02) : null, null],
    ];
  }
}
