import { z } from 'zod';
import { type NamedAccount, namedAccountSchema } from '@/lib/contracts/accounts';
import { dashboardCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { cachedForPages } from '@/lib/data/cache/next';
import { listAccountNames } from '@/lib/domain/accounts/list-account-names';
import { type BusinessContext, requirePermission } from '@/lib/domain/context';

const schema = z.array(namedAccountSchema);

/** The accounts as lists and filters name them, from the cache. */
export async function cachedAccountNames(ctx: BusinessContext): Promise<NamedAccount[]> {
  requirePermission(ctx, 'read');
  const key = cacheKey(ctx.business.id, 'account-names');
  return cachedForPages(dashboardCache(), { key, schema, load: () => listAccountNames(ctx) });
}
