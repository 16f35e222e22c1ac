import { setTimeout as sleep } from 'node:timers/promises';
import { type CacheOrder, type CacheReport, wallMs } from './cache-process';
import { CacheUnderTest } from './cache-under-test';

const say = (report: CacheReport): void => void process.send?.(report);

const under = await CacheUnderTest.open(process.argv[2] ?? '');

process.on('message', (order: CacheOrder) => {
  void (order.kind === 'misses' ? misses(order) : watch(order));
});
process.on('disconnect', () => process.exit(0));
say({ kind: 'ready' });

async function misses({ business, readers, loadMs }: Extract<CacheOrder, { kind: 'misses' }>): Promise<void> {
  under.loadMs = loadMs;
  const before = under.loads;
  const answers = await Promise.all(Array.from({ length: readers }, () => under.read(business)));
  say({ kind: 'misses', loads: under.loads - before, versions: [...new Set(answers.map(({ version }) => version))] });
}

async function watch({ business, version }: Extract<CacheOrder, { kind: 'watch' }>): Promise<void> {
  under.loadMs = 0;
  // A processor of its own for each reader would be part of what is measured.
  for (let staleAtMs = 0; ; await sleep(1)) {
    const askedAtMs = wallMs();
    if ((await under.read(business)).version >= version) return say({ kind: 'seen', atMs: staleAtMs });
    staleAtMs = askedAtMs;
  }
}
