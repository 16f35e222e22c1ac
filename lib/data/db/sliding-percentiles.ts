export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

/** Percentiles of the latest samples: at most `capacity` of them, none older than `windowMs`. All zero without samples. */
export class SlidingPercentiles {
  readonly #values: Float64Array;
  readonly #times: Float64Array;
  #count = 0;

  constructor(
    capacity: number,
    private readonly windowMs: number,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.#values = new Float64Array(capacity);
    this.#times = new Float64Array(capacity);
  }

  add(value: number): void {
    const slot = this.#count++ % this.#values.length;
    this.#values[slot] = value;
    this.#times[slot] = this.clock();
  }

  read(): Percentiles {
    const oldest = this.clock() - this.windowMs;
    const filled = this.#values.subarray(0, Math.min(this.#count, this.#values.length));
    const sorted = filled.filter((_, slot) => (this.#times[slot] ?? 0) >= oldest).sort();
    const at = (share: number): number => {
      const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
      return Math.round(value * 1_000) / 1_000;
    };
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  }
}
