import type { Account } from '@/lib/contracts/accounts';
import { run } from '@/lib/data/db/sql';
import { ownersOf } from '@/lib/data/db/statements/warnings';
import type { Transaction } from '@/lib/data/db/transaction';
import { enqueue } from '@/lib/data/jobs/enqueue';
import { env } from '@/lib/foundation/env';
import { routes } from '@/lib/foundation/routes';
import { accountMail } from './account-mail';

/** Writes to every owner of a business about an account of theirs; sent once the transaction has committed. */
export async function mailOwners(
  tx: Transaction,
  businessId: string,
  account: Pick<Account, 'displayName' | 'platform' | 'warning'>,
): Promise<void> {
  for (const owner of await run(tx.client, ownersOf, [businessId])) {
    const business = { name: owner.business, timeZone: owner.time_zone };
    const href = new URL(routes.accounts(owner.slug), env().APP_URL).href;
    const mail = accountMail({ account, owner: owner.name, business, href });
    await enqueue(tx, 'send-mail', { to: owner.email, ...mail });
  }
}
