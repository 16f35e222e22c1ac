import { z } from 'zod';
import type { Platform } from '@/lib/contracts/platform-names';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { APP_OWNER, keepReadings } from '@/lib/data/db/statements/rate-readings';
import { keyValueStore } from '@/lib/data/kv/instance';
import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { logger } from '@/lib/foundation/logger';
import { remember } from '@/lib/foundation/remember';
import { Semaphore } from '@/lib/foundation/semaphore';
import { SECOND } from '@/lib/foundation/time';
import type { RateGate, RateReading } from '@/lib/platforms/rate';
import { type KeptReading, paceOf } from './pace';

const keptSchema = z.object({
  scope: z.enum(['account', 'app']),
  bucket: z.string(),
  used: z.number(),
  remaining: z.number().nullable(),
  resetAt: z.coerce.date(),
  readAt: z.coerce.date(),
});

interface Owner {
  platform: Platform;
  accountId: string;
}

interface Doors {
  store: () => KeyValueStore;
  record: typeof recordReadings;
  clock: () => Date;
}

const DOORS: Doors = { store: keyValueStore, record: recordReadings, clock: () => new Date() };

const ownerOf = ({ accountId }: Owner, scope: RateReading['scope']): string =>
  scope === 'app' ? APP_OWNER : accountId;
const keyOf = (owner: Owner, scope: RateReading['scope'], bucket: string): string =>
  `rate:${owner.platform}:${ownerOf(owner, scope)}:${bucket}`;

/** The budget of an account and of its app, shared by all processes. Without the store every call may be made. */
export function rateBudget(owner: Owner, given: Partial<Doors> = {}): RateGate {
  const { store, record, clock } = { ...DOORS, ...given };
  const read = async (scope: RateReading['scope'], bucket: string): Promise<KeptReading | null> => {
    const kept = await store().get(keyOf(owner, scope, bucket));
    return kept === null ? null : keptSchema.parse(JSON.parse(kept));
  };
  return {
    before: (bucket, priority) =>
      open(owner, null, async () => {
        const readings = await Promise.all([read('account', bucket), read('app', bucket)]);
        const times = readings.flatMap((reading) => (reading && paceOf(reading, priority, clock())) ?? []);
        return times.reduce<Date | null>((last, time) => (last === null || time > last ? time : last), null);
      }),
    after: async (readings) => {
      const readAt = clock();
      const kept = readings.filter(({ resetAt }) => resetAt > readAt).map((reading) => ({ ...reading, readAt }));
      if (kept.length === 0) return;
      await Promise.all([
        open(owner, undefined, async () => {
          for (const reading of kept) {
            const ttlSeconds = Math.ceil((reading.resetAt.getTime() - readAt.getTime()) / SECOND);
            await store().set(keyOf(owner, reading.scope, reading.bucket), JSON.stringify(reading), { ttlSeconds });
          }
        }),
        open(owner, undefined, () => record(owner, kept, readAt)),
      ]);
    },
  };
}

/** One connection at most writes readings down, however many calls are answered at once. */
const writing = (): Semaphore => remember('rate-readings', () => new Semaphore(1));

/** For the operator's page, which must find what any process read, whatever the store. */
async function recordReadings(owner: Owner, readings: RateReading[], readAt: Date): Promise<void> {
  const rows = readings.map(({ scope, ...reading }) => ({ ...reading, owner: ownerOf(owner, scope) }));
  await writing().run(() => run(pool(), keepReadings, [owner.platform, JSON.stringify(rows), readAt]));
}

/** A budget that cannot be read or kept holds no post back: the network's own refusal is still heeded. */
async function open<T>({ platform, accountId }: Owner, otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    logger().warn(
      { err: error, platform, accountId },
      'a budget of calls could not be read or kept; going on without it',
    );
    return otherwise;
  }
}
