/** Signals that are asked as well as listened to. */
const ends = new WeakMap<AbortSignal, () => number>();

/**
 * A signal for work that may only be done while a lease holds; `endsAt` is in milliseconds of `performance.now()` and
 * may move on as the lease is renewed. A process that was frozen fires its timers late, so `leaseIsOver` asks the clock.
 */
export function leaseSignal(signal: AbortSignal, endsAt: () => number): AbortSignal {
  const own = AbortSignal.any([signal]);
  ends.set(own, endsAt);
  return own;
}

export function leaseIsOver(signal: AbortSignal | undefined): boolean {
  if (!signal) return false;
  const endsAt = ends.get(signal);
  return signal.aborted || (endsAt !== undefined && performance.now() >= endsAt());
}
