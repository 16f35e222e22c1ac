import type { NamedAccount } from '@/lib/contracts/accounts';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { accountNames } from '@/lib/data/db/statements/accounts';
import { type BusinessContext, requirePermission } from '../context';

/** Every account of the business as lists and filters name it, the disconnected last; in the order of networks and names. */
export async function listAccountNames(ctx: BusinessContext): Promise<NamedAccount[]> {
  requirePermission(ctx, 'read');
  const rows = await run(pool(), accountNames, [ctx.business.id]);
  return rows.map(({ display_name: displayName, ...row }) => ({ ...row, displayName }));
}
