import { z } from 'zod';
import type { Platform } from '@/lib/contracts/platform-names';
import { keyValueStore } from '@/lib/data/kv/instance';
import type { KeyValueStore } from '@/lib/data/kv/key-value-store';
import { logger } from '@/lib/foundation/logger';
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

const keyOf = ({ platform, accountId }: Owner, scope: RateReading['scope'], bucket: string): string =>
  `rate:${platform}:${scope === 'app' ? 'app' : accountId}:${bucket}`;

/** The budget of an account and of its app, shared by all processes. Without the store every call may be made. */
export function rateBudget(
  owner: Owner,
  { store = keyValueStore, clock = () => new Date() }: { store?: () => KeyValueStore; clock?: () => Date } = {},
): RateGate {
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
    after: (readings) =>
      open(owner, undefined, async () => {
        const readAt = clock();
        for (const reading of readings) {
          const ttlSeconds = Math.ceil((reading.resetAt.getTime() - readAt.getTime()) / SECOND);
          if (ttlSeconds <= 0) continue;
          const kept: KeptReading = { ...reading, readAt };
          await store().set(keyOf(owner, reading.scope, reading.bucket), JSON.stringify(kept), { ttlSeconds });
        }
      }),
  };
}

/** A budget that cannot be read keeps no post back: the network's own refusal is still heeded. */
async function open<T>({ platform, accountId }: Owner, otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    logger().warn({ err: error, platform, accountId }, 'a budget of calls could not be read; going on without it');
    return otherwise;
  }
}
