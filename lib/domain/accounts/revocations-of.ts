import { z } from 'zod';
import type { Revocation } from '@/lib/contracts/accounts';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { accountsOnSharedPermission } from '@/lib/data/db/statements/connections';
import { platformAdapter } from '@/lib/platforms/registry';
import type { AccountRow } from './account';

const metadataSchema = z.record(z.string(), z.string());

/** What disconnecting each of the accounts does to its permission at the network, or did. */
export async function revocationsOf(rows: RevocableRow[]): Promise<ReadonlyMap<string, Revocation>> {
  const revocable = rows.filter(isRevocable).map(({ id }) => id);
  const shared = revocable.length > 0 ? await run(pool(), accountsOnSharedPermission, [revocable]) : [];
  const isShared = new Set(shared.map(({ id }) => id));
  return new Map(
    rows.map(({ id }) => [id, revocable.includes(id) ? (isShared.has(id) ? 'kept' : 'ended') : 'unavailable']),
  );
}

export type RevocableRow = Pick<AccountRow, 'id' | 'platform' | 'metadata'>;

function isRevocable({ platform, metadata }: RevocableRow): boolean {
  const adapter = platformAdapter(platform);
  return adapter.revoke !== undefined && (adapter.isRevocable?.(metadataSchema.parse(metadata)) ?? true);
}
