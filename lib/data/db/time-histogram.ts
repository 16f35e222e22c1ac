const FIRST_MS = 1 / 32;
const PER_DOUBLING = 4;
/** The last one holds all above 100 s. */
const BUCKETS = 22 * PER_DOUBLING;

/** Any number of times in 352 bytes: buckets that each reach 19 % farther than the one before, from 0.03 ms on. */
export class TimeHistogram {
  readonly #counts = new Uint32Array(BUCKETS);

  add(ms: number): void {
    const bucket = Math.ceil(Math.log2(ms / FIRST_MS) * PER_DOUBLING);
    const slot = Math.min(BUCKETS - 1, Math.max(0, bucket));
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  /** The end of the bucket that the time lies in which `share` of all do not exceed; 0 of none. */
  percentile(share: number): number {
    const total = this.#counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return 0;
    let left = Math.max(1, Math.ceil(total * share));
    const slot = this.#counts.findIndex((count) => {
      left -= count;
      return left <= 0;
    });
    return FIRST_MS * 2 ** (slot / PER_DOUBLING);
  }
}
