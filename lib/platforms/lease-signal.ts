/** Signals that are asked as well as listened to. */
const ends = new WeakMap<AbortSignal, () => number>();

/**
 * The signal of work that takes `ms` at most and may only be done while a lease holds; `endsAt` is in milliseconds of
 * `performance.now()` and may move on as the lease is renewed. A process that was frozen fires its timers late, so
 * `leaseIsOver` asks the clock.
 */
export function leaseSignal(ms: number, endsAt: () => number): AbortSignal {
  const signal = AbortSignal.timeout(ms);
  ends.set(signal, endsAt);
  return signal;
}

export function leaseIsOver(signal: AbortSignal | undefined): boolean {
  if (!signal) return false;
  const endsAt = ends.get(signal);
  return signal.aborted || (endsAt !== undefined && performance.now() >= endsAt());
}
