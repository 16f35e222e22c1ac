import { pool } from '@/lib/data/db/pool';
import { listCalendar } from '@/lib/domain/posts/list-calendar';
import { DAY, plus } from '@/lib/foundation/time';
import { report } from '../in-product';
import { timed } from '../measure';

const isQuick = process.env.BENCH_QUICK === '1';
const id = process.env.BENCH_BUSINESS ?? '';
const from = new Date(process.env.BENCH_FROM ?? '');
const query = { from: from.toISOString(), to: plus(from, 31 * DAY).toISOString() };

const month = () =>
  listCalendar(
    {
      business: { id, slug: 'bench', name: 'Bench', timeZone: 'UTC' },
      actor: { type: 'system', id: null },
      now: new Date(),
    },
    query,
  );

await pool().start();
const before = pool().snapshot().totals.checkouts;
const items = await month();
const statements = pool().snapshot().totals.checkouts - before;
const ms: number[] = [];
for (let read = 0; read < (isQuick ? 20 : 100); read++) ms.push((await timed(month)).ms);
await pool().stop();
report({ ids: items.map((item) => item.id), statements, ms });
