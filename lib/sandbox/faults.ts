import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PLATFORMS } from '@/lib/contracts/platform';
import type { SandboxStore } from './store';

export const FAULTS = [
  /** Does the work, then drops the connection without an answer; or answers 504 or 500 instead of the truth. */
  'lose_reply',
  'lose_reply_504',
  'lose_reply_500',
  /** Does nothing and answers with the network's own error. */
  'error_500',
  'error_429',
  /** Does nothing, hangs for `delayMs`, then drops the connection. */
  'timeout',
  /** Waits `delayMs`, then works as usual. */
  'delay',
] as const;

export const faultSchema = z.strictObject({
  network: z.enum([...PLATFORMS, '*']),
  operation: z.enum(['publish', 'upload', 'token', 'read', '*']).default('*'),
  fault: z.enum(FAULTS),
  /** How many calls it still hits. */
  times: z.number().int().min(1).default(1),
  /** Chance of hitting one call; decided by the seed, so a run can be repeated. */
  probability: z.number().min(0).max(1).default(1),
  delayMs: z.number().int().min(0).max(600_000).default(1_000),
  /** Hits only this account of the network. */
  account: z.string().nullable().default(null),
});

export type FaultInput = z.input<typeof faultSchema>;
export type FaultRule = z.output<typeof faultSchema> & { id: string; calls: number; seed: number };
export type FaultOperation = Exclude<FaultRule['operation'], '*'>;

export interface FaultTarget {
  network: (typeof PLATFORMS)[number];
  operation: FaultOperation;
  account: string | null;
}

export interface Faults {
  add(input: FaultInput, seed?: number): Promise<FaultRule>;
  list(): Promise<FaultRule[]>;
  clear(): Promise<void>;
  /** The first rule that hits this call, counted down; null: the call goes well. */
  take(target: FaultTarget): Promise<FaultRule | null>;
}

const COLLECTION = 'faults';

export function createFaults(store: SandboxStore): Faults {
  const list = async () => (await store.list<FaultRule>(COLLECTION)).map(({ value }) => value);
  return {
    list,
    async add(input, seed = 1) {
      const rule: FaultRule = { ...faultSchema.parse(input), id: randomUUID(), calls: 0, seed };
      await store.put(COLLECTION, rule.id, rule);
      return rule;
    },
    async clear() {
      for (const rule of await list()) await store.remove(COLLECTION, rule.id);
    },
    async take(target) {
      for (const rule of await list()) {
        if (!matches(rule, target)) continue;
        if (await hit(store, rule.id)) return rule;
      }
      return null;
    },
  };
}

const matches = (rule: FaultRule, target: FaultTarget): boolean =>
  (rule.network === '*' || rule.network === target.network) &&
  (rule.operation === '*' || rule.operation === target.operation) &&
  (rule.account === null || rule.account === target.account);

async function hit(store: SandboxStore, id: string): Promise<boolean> {
  let struck = false;
  await store.update<FaultRule>(COLLECTION, id, (rule) => {
    if (!rule) return null;
    struck = chance(rule.seed, rule.calls) < rule.probability;
    const times = struck ? rule.times - 1 : rule.times;
    return times === 0 ? null : { ...rule, times, calls: rule.calls + 1 };
  });
  return struck;
}

/** 0 ≤ x < 1, the same for the same seed and call number. */
const chance = (seed: number, call: number): number =>
  createHash('sha256').update(`${seed}:${call}`).digest().readUInt32BE(0) / 2 ** 32;
