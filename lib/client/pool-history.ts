import type { PoolSnapshot } from '@/lib/contracts/health';
import { MINUTE, SECOND } from '@/lib/foundation/time';

export const POOL_POLL_MS = 2 * SECOND;
export const POOL_SPAN_MS = 5 * MINUTE;

/** A reading of the pool at a time of this browser's clock. */
export interface PoolSample {
  atMs: number;
  checkedOut: number;
  available: number;
  waiting: number;
}

export const sampleOf = (snapshot: PoolSnapshot, atMs: number): PoolSample => ({
  atMs,
  checkedOut: snapshot.checked_out,
  available: snapshot.available,
  waiting: snapshot.waiting,
});

/** The history with one more reading, without what has left the span. */
export const withSample = (history: readonly PoolSample[], sample: PoolSample): PoolSample[] => [
  ...history.filter(({ atMs }) => sample.atMs - atMs <= POOL_SPAN_MS && atMs < sample.atMs),
  sample,
];

/** Runs of readings without a pause between: a page that was hidden did not look, and the chart must not pretend it did. */
export function runsOf(history: readonly PoolSample[], longestGapMs: number = 3 * POOL_POLL_MS): PoolSample[][] {
  const runs: PoolSample[][] = [];
  for (const sample of history) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && sample.atMs - before.atMs <= longestGapMs) run.push(sample);
    else runs.push([sample]);
  }
  return runs;
}
