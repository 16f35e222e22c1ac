import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import type { UnderWay } from '@/lib/domain/publishing/claim-due-posts';
import type { Lease } from '@/lib/domain/publishing/publish-claimed';

type Held = ClaimedRow & { lease: Lease };

/** The claims that a worker holds. */
export class ClaimsUnderWay {
  readonly #held = new Map<string, Held>();

  add(row: ClaimedRow, endsAt: number): Lease {
    const lease = { endsAt };
    this.#held.set(keyOf(row), { ...row, lease });
    return lease;
  }

  remove(row: ClaimedRow): void {
    this.#held.delete(keyOf(row));
  }

  /** Moves on the leases that the database renewed; another keeps its end. */
  renew(rows: readonly { id: string; fence: string }[], endsAt: number): void {
    for (const row of rows) {
      const held = this.#held.get(keyOf(row));
      if (held) held.lease.endsAt = endsAt;
    }
  }

  ids(): string[] {
    return [...this.#held.values()].map(({ id }) => id);
  }

  posts(): UnderWay[] {
    return [...this.#held.values()];
  }
}

const keyOf = ({ id, fence }: { id: string; fence: string }): string => `${id}/${fence}`;
