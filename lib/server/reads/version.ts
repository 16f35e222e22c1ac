import { createHash } from 'node:crypto';
import type { BusinessVersion } from '@/lib/contracts/business';
import { dayInZone } from '@/lib/contracts/zoned-day';
import { analyticsCache, dashboardCache, postsCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { type BusinessContext, requirePermission } from '@/lib/domain/context';

/**
 * What the cached reads of the business are kept under: another as soon as any of them may be another, and each local day.
 * It asks no database; without a shared store it changes every few seconds, since nobody tells of changes then.
 */
export async function readVersion(ctx: BusinessContext): Promise<BusinessVersion> {
  requirePermission(ctx, 'read');
  const { id, timeZone } = ctx.business;
  const key = cacheKey(id, 'version');
  const caches = [analyticsCache(), dashboardCache(), postsCache()];
  const stamps = await Promise.all(caches.map((cache) => cache.stampOf(key)));
  const parts = [...stamps.map(({ text }) => text), dayInZone(ctx.now, timeZone)];
  const version = createHash('sha256').update(parts.join()).digest('base64url').slice(0, 22);
  return { version, asOf: ctx.now.toISOString() };
}
