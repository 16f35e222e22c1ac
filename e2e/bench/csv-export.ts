import { readFile } from 'node:fs/promises';
import { pool } from '@/lib/data/db/pool';
import { exportPosts } from '@/lib/domain/analytics/export-posts';
import { DAY, plus } from '@/lib/foundation/time';
import { csvResponse } from '@/lib/server/http/csv-response';

/** What the largest business of a seeded database published in a year, the longest span, as the API streams it; what that takes of memory. */
const MB = 1_000_000;
const EXPORTS = 3;

/** Resident now and at most so far, as Linux counts them. */
async function resident(): Promise<{ now: number; peak: number }> {
  const status = await readFile('/proc/self/status', 'utf8');
  const of = (name: string): number => (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / MB;
  return { now: of('VmRSS'), peak: of('VmHWM') };
}

await pool().start();
const { rows } = await pool().query<{ id: string; slug: string; name: string; timeZone: string }>(
  `SELECT b.id, b.slug, b.name, b.time_zone AS "timeZone" FROM businesses b
   JOIN daily_rollups d ON d.business_id = b.id GROUP BY b.id ORDER BY sum(d.posts) DESC LIMIT 1`,
);
const [business] = rows;
if (!business) throw new Error('There is no business with posts in DATABASE_URL. Fill it with `npm run seed` first.');
const now = new Date();
const ctx = { business, actor: { type: 'system', id: null } as const, now };
const isoDay = (at: Date): string => at.toISOString().slice(0, 10);
const days = { from: isoDay(plus(now, -365 * DAY)), to: isoDay(now) };

const before = await resident();
console.log(`before: ${before.now.toFixed(0)} MB resident`);
for (let turn = 1; turn <= EXPORTS; turn++) {
  const startedAt = performance.now();
  let [bytes, lines] = [0, -1];
  for await (const piece of csvResponse(await exportPosts(ctx, days)).body ?? []) {
    bytes += piece.length;
    for (const byte of piece) if (byte === 10) lines++;
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const { now: after, peak } = await resident();
  console.log(
    `${turn}: ${lines} posts, ${(bytes / MB).toFixed(1)} MB in ${seconds} s; ${after.toFixed(0)} MB resident, ${peak.toFixed(0)} at most`,
  );
}
await pool().stop();
