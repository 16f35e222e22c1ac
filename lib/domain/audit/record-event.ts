import { run } from '@/lib/data/db/sql';
import { insertAuditEvent } from '@/lib/data/db/statements/audit';
import type { Transaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import type { Actor } from '../context';

export interface AuditEntry {
  /** `noun.verb_in_the_past`, such as `account.connected`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** What changed; never a token, never the text of a post. */
  data: Record<string, unknown>;
}

/** Who did it, and where; a verb's context is one. */
export interface AuditContext {
  business: { id: string };
  actor: Actor;
  now: Date;
}

/** Writes who did what, in the transaction of the change itself: there is no change without its entry, and no entry without its change. */
export async function recordEvent(
  tx: Pick<Transaction, 'client' | 'changed'>,
  ctx: AuditContext,
  entry: AuditEntry,
): Promise<void> {
  tx.changed.add(ctx.business.id);
  await run(tx.client, insertAuditEvent, [
    newId('aud', ctx.now),
    ctx.business.id,
    ctx.actor.type,
    ctx.actor.id,
    entry.action,
    entry.subjectType,
    entry.subjectId,
    JSON.stringify(entry.data),
    ctx.now,
  ]);
}
