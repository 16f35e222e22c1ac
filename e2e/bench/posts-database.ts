import { SECOND } from '@/lib/foundation/time';
import { type BulkBusiness, type BulkProgress, seedBulk } from '@/prisma/bulk/seed-bulk';
import type { BenchDatabase } from './bench-database';
import { timed } from './measure';
import type { Bench } from './target';

/** Publications that the smallest business has at the least, in every size of table: more than a page. */
const ROWS_A_BUSINESS = 2_500;
const BUSINESSES = { least: 20, most: 2_000 };
const SAY_EVERY_MS = 10 * SECOND;

export interface SizedBusiness extends BulkBusiness {
  slug: string;
  timeZone: string;
}

/** What `npm run seed` makes, with the three businesses that are looked at. */
export interface PostsDatabase extends BenchDatabase {
  largest: SizedBusiness;
  median: SizedBusiness;
  smallest: SizedBusiness;
}

const opened = new WeakMap<Bench, Map<number, Promise<PostsDatabase>>>();

/** The targets of one run share it, so none may change its rows. */
export function postsDatabase(bench: Bench, rows: number): Promise<PostsDatabase> {
  const bySize = opened.get(bench) ?? new Map<number, Promise<PostsDatabase>>();
  opened.set(bench, bySize);
  const database = bySize.get(rows) ?? seeded(bench, rows);
  bySize.set(rows, database);
  return database;
}

async function seeded(bench: Bench, rows: number): Promise<PostsDatabase> {
  const database = await bench.createDatabase(`posts_${rows}`);
  const count = Math.min(BUSINESSES.most, Math.max(BUSINESSES.least, Math.floor(rows / ROWS_A_BUSINESS)));
  bench.say(`seeding ${rows} publications of ${count} businesses`);
  const { ms, value: businesses } = await timed(() =>
    seedBulk(database.client, { businesses: count, posts: rows, seed: 1, now: new Date() }, sayer(bench)),
  );
  bench.say(`seeded in ${Math.round(ms / SECOND)} s, ${Math.round((rows * SECOND) / ms)} a second`);
  const sized = async (business: BulkBusiness | undefined): Promise<SizedBusiness> => {
    if (!business) throw new RangeError('A table needs a business.');
    const {
      rows: [row],
    } = await database.client.query<{ slug: string; timeZone: string }>(
      'SELECT slug, time_zone AS "timeZone" FROM businesses WHERE id = $1',
      [business.id],
    );
    if (!row) throw new RangeError('A business that was seeded is not there.');
    return { ...business, ...row };
  };
  return {
    ...database,
    largest: await sized(businesses[0]),
    median: await sized(businesses[count >> 1]),
    smallest: await sized(businesses.at(-1)),
  };
}

function sayer({ say }: Bench): (progress: BulkProgress) => void {
  let saidAt = performance.now();
  return ({ step, done, total }) => {
    if (performance.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = performance.now();
    say(`${step.replace('_', ' ')} ${done}/${total}`);
  };
}
