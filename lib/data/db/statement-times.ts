import { TimeHistogram } from './time-histogram';

export interface StatementTime {
  /** With its values apart; null for all that have no name. */
  text: string | null;
  calls: number;
  totalMs: number;
  maxMs: number;
  /** Half, and 99 of 100, took no longer, within a fifth; null where only sums are recorded. */
  p50Ms: number | null;
  p99Ms: number | null;
}

interface Times extends Omit<StatementTime, 'p50Ms' | 'p99Ms'> {
  histogram: TimeHistogram;
}

const UNNAMED = '';

/**
 * How long the statements of this process took. They are told apart by name, of which there are few: the product's own, and
 * 500 of Prisma's at most. A text without a name may hold values, so it is not kept.
 */
export class StatementTimes {
  readonly #byName = new Map<string, Times>();

  add(statement: unknown, durationMs: number): void {
    const { name, text } = namedOf(statement);
    const time = this.#byName.get(name) ?? { text, calls: 0, totalMs: 0, maxMs: 0, histogram: new TimeHistogram() };
    if (time.calls === 0) this.#byName.set(name, time);
    time.calls++;
    time.totalMs += durationMs;
    time.maxMs = Math.max(time.maxMs, durationMs);
    time.histogram.add(durationMs);
  }

  /** Those that took the most time altogether, the most first. */
  dearest(limit: number): StatementTime[] {
    const dearest = [...this.#byName.values()].sort((a, b) => b.totalMs - a.totalMs).slice(0, limit);
    return dearest.map(({ histogram, ...time }) => {
      const at = (share: number): number => Math.min(time.maxMs, histogram.percentile(share));
      return { ...time, p50Ms: at(0.5), p99Ms: at(0.99) };
    });
  }
}

function namedOf(statement: unknown): { name: string; text: string | null } {
  if (typeof statement === 'object' && statement !== null && 'name' in statement && 'text' in statement) {
    const { name, text } = statement;
    if (typeof name === 'string' && name !== '' && typeof text === 'string') return { name, text };
  }
  return { name: UNNAMED, text: null };
}
