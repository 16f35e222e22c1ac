import { CacheUnderTest } from '../cache-under-test';
import { median, timed } from '../measure';
import type { Bench, Target } from '../target';

const CALLS = 2_000;
const AT_ONCE = 5_000;
const GOAL = 1.2;
const BUSINESS = 'biz_invalidated';

/** Target 14: ending the reads of one business costs the same among a million keys as among a thousand, and never looks for them. */
export const invalidationTarget: Target = {
  number: 14,
  title: 'invalidation of a business',
  async run(bench) {
    const keys = bench.options.quick ? 100_000 : 1_000_000;
    const servers = [await bench.startRedis(), await bench.startRedis()] as const;
    const [few, many] = [await CacheUnderTest.open(servers[0].url), await CacheUnderTest.open(servers[1].url)] as const;
    try {
      await fill(few, 1_000, bench);
      await fill(many, keys, bench);
      for (const side of [few, many]) await requireNew(side);
      const times = { few: [] as number[], many: [] as number[] };
      for (let call = 0; call < CALLS; call++) {
        times.few.push(await invalidationMs(few));
        times.many.push(await invalidationMs(many));
      }
      const stats = await many.client.info('commandstats');
      const looked = /cmdstat_(keys|scan):/.test(stats) ? 1 : 0;
      const [ours, baseline] = [median(times.many), median(times.few)];
      return [
        {
          ...{ target: 14, name: `among ${keys} keys against 1000`, ours, baseline, ratio: ours / baseline },
          ...{ unit: 'ms', goal: `≤ ${GOAL}×`, ok: ours / baseline <= GOAL },
        },
        {
          ...{ target: 14, name: 'KEYS or SCAN', ours: looked, baseline: null, ratio: null },
          ...{ unit: 'used', goal: '0', ok: looked === 0 },
        },
      ];
    } finally {
      await Promise.all([few.close(), many.close()]);
      await Promise.all(servers.map((server) => server.stop()));
    }
  },
};

/** Keys of this business and of others, as the cache would have them. */
async function fill({ client }: CacheUnderTest, count: number, { say }: Bench): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const batch = client.pipeline();
    for (let index = from; index < Math.min(count, from + AT_ONCE); index++) {
      const business = index % 2 === 0 ? BUSINESS : `biz_${index % 2_000}`;
      batch.set(`cache:analytics:${business}:read_${index}:@.1.1.1`, 'x'.repeat(64), 'EX', 3_600);
    }
    await batch.exec();
  }
  say(`${count} keys stand`);
}

async function requireNew(side: CacheUnderTest): Promise<void> {
  await side.read(BUSINESS);
  const version = await side.commit(BUSINESS);
  await side.caches.invalidateBusiness(BUSINESS);
  if ((await side.read(BUSINESS)).version !== version)
    throw new Error('An invalidated business was read as it was before.');
}

const invalidationMs = async ({ caches }: CacheUnderTest): Promise<number> =>
  (await timed(() => caches.invalidateBusiness(BUSINESS))).ms;
