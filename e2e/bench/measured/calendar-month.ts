import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { caches, invalidateBusinessCache } from '@/lib/data/cache/instances';
import { pool } from '@/lib/data/db/pool';
import { DAY, plus } from '@/lib/foundation/time';
import { cachedCalendarJson } from '@/lib/server/reads/calendar';
import { report } from '../in-product';
import { timed } from '../measure';

/** At once, and when it has been kept. */
const LOOK_AGAIN_MS = 200;
const isQuick = process.env.BENCH_QUICK === '1';
const id = process.env.BENCH_BUSINESS ?? '';
const from = new Date(process.env.BENCH_FROM ?? '');
const query = { from: from.toISOString(), to: plus(from, 31 * DAY).toISOString() };
const answer = z.object({ data: z.array(z.object({ id: z.string() })) });

/** What the API answers. */
const month = () =>
  cachedCalendarJson(
    {
      business: { id, slug: 'bench', name: 'Bench', timeZone: 'UTC' },
      actor: { type: 'system', id: null },
      now: new Date(),
    },
    query,
  );
const statements = () => pool().snapshot().totals.checkouts;

await pool().start();
await caches().start();
const before = statements();
const first = Buffer.from(await month());
const cold = { statements: statements() - before, ms: [] as number[] };
const again = { statements: 0, ms: [] as number[] };
for (let read = 0; read < (isQuick ? 20 : 60); read++) {
  // Somebody changed a post: who looks first reads all of it, who looks then does not.
  await invalidateBusinessCache(id);
  cold.ms.push((await timed(month)).ms);
  const asked = statements();
  for (let look = 0; look < 3; look++) {
    await sleep(look * LOOK_AGAIN_MS);
    const { ms, value } = await timed(month);
    again.ms.push(ms);
    if (!first.equals(value)) throw new Error('The calendar is another when it is asked for again.');
  }
  again.statements += statements() - asked;
}
await pool().stop();
report({ ids: answer.parse(JSON.parse(first.toString())).data.map((item) => item.id), cold, again });
