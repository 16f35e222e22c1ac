import { type Dashboard, dashboardSchema } from '@/lib/contracts/dashboard';
import { dashboardCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { cachedForPages } from '@/lib/data/cache/next';
import { type BusinessContext, requirePermission } from '@/lib/domain/context';
import { readDashboard } from '@/lib/domain/posts/read-dashboard';

/** The first screen, from the cache. */
export async function cachedDashboard(ctx: BusinessContext): Promise<Dashboard> {
  requirePermission(ctx, 'read');
  const { id, timeZone } = ctx.business;
  const key = cacheKey(id, 'dashboard', { timeZone });
  return cachedForPages(dashboardCache(), { key, schema: dashboardSchema, load: () => readDashboard(ctx) });
}
