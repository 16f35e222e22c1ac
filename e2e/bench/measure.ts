/** The middle of the values; of an even number the lower one. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The smallest value that `share` of the values do not exceed. @throws RangeError without values */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('There is nothing to take a percentile of.');
  return value;
}

/** How long `work` takes, in ms, with what it gives. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const startedAt = performance.now();
  const value = await work();
  return { ms: performance.now() - startedAt, value };
}
