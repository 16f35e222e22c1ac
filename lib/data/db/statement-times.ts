export interface StatementTime {
  /** With its values apart; null for all that have no name. */
  text: string | null;
  calls: number;
  totalMs: number;
  maxMs: number;
}

const UNNAMED = '';

/**
 * How long the statements of this process took. They are told apart by name, of which there are few: the product's own, and
 * 500 of Prisma's at most. A text without a name may hold values, so it is not kept.
 */
export class StatementTimes {
  readonly #byName = new Map<string, StatementTime>();

  add(statement: unknown, durationMs: number): void {
    const { name, text } = namedOf(statement);
    const time = this.#byName.get(name) ?? { text, calls: 0, totalMs: 0, maxMs: 0 };
    if (time.calls === 0) this.#byName.set(name, time);
    time.calls++;
    time.totalMs += durationMs;
    time.maxMs = Math.max(time.maxMs, durationMs);
  }

  /** Those that took the most time altogether, the most first. */
  dearest(limit: number): StatementTime[] {
    return [...this.#byName.values()].sort((a, b) => b.totalMs - a.totalMs).slice(0, limit);
  }
}

function namedOf(statement: unknown): { name: string; text: string | null } {
  if (typeof statement === 'object' && statement !== null && 'name' in statement && 'text' in statement) {
    const { name, text } = statement;
    if (typeof name === 'string' && name !== '' && typeof text === 'string') return { name, text };
  }
  return { name: UNNAMED, text: null };
}
