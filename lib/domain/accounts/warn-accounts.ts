import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { accountsEnding, takeWarning } from '@/lib/data/db/statements/warnings';
import { withTransaction } from '@/lib/data/db/transaction';
import { DAY, plus } from '@/lib/foundation/time';
import { recordEvent } from '../audit/record-event';
import { WARNING_DAYS, warningDays } from './account-warning';
import { mailOwners } from './mail-owners';
import { readAccounts } from './read-accounts';
import { accessEnd, warningsOf } from './warnings-of';

const BATCH = 200;

/** Tells the owners of a business 14, 7 and 2 days ahead that an account of theirs ends: each stage once. */
export async function warnAccounts({ signal, now }: { signal: AbortSignal; now: Date }): Promise<void> {
  const before = plus(now, WARNING_DAYS[0] * DAY);
  let after = '';
  for (;;) {
    signal.throwIfAborted();
    const ending = await run(pool(), accountsEnding, [after, before, BATCH]);
    for (const { id, business_id } of ending) await warn(business_id, id, now);
    if (ending.length < BATCH) return;
    after = ending.at(-1)?.id ?? '';
  }
}

async function warn(businessId: string, accountId: string, now: Date): Promise<void> {
  const [row] = await readAccounts(businessId, accountId);
  const endsAt = row ? accessEnd(row) : null;
  const days = warningDays(endsAt, now);
  if (!row || endsAt === null || days === null) return;
  const warning = (await warningsOf(businessId, [row], now)).get(accountId) ?? null;
  await withTransaction(async (tx) => {
    const taken = await run(tx.client, takeWarning, [businessId, accountId, days, endsAt]);
    if (taken.length === 0) return;
    await recordEvent(
      tx,
      { business: { id: businessId }, actor: { type: 'system', id: null }, now },
      {
        action: 'account.warned',
        subjectType: 'social_account',
        subjectId: accountId,
        data: { days, endsAt: endsAt.toISOString(), postsAtRisk: warning?.postsAtRisk ?? 0 },
      },
    );
    await mailOwners(tx, businessId, { ...row, warning });
  });
}
