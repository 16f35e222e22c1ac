import {
  analyticsCache,
  caches,
  dashboardCache,
  invalidateAllAnalytics,
  invalidateBusinessCache,
  postsCache,
  strategyCache,
} from '@/lib/data/cache/instances';
import { keyValueStore } from '@/lib/data/kv/instance';
import { findBusiness } from './find-business';
import { UsageError } from './usage-error';

const CACHES = { analytics: analyticsCache, dashboard: dashboardCache, strategy: strategyCache, posts: postsCache };

interface Values {
  business?: string;
  cache?: string;
  keys?: string;
}

/** Ends the cached reads of a business, of all analytics, or those whose keys match a pattern. */
export async function clearCache({ business, cache, keys }: Values): Promise<string[]> {
  if (keyValueStore().driver === 'memory') {
    return ['Without Redis each process keeps what it read for four seconds at most: there is nothing to clear.'];
  }
  await caches().start();
  if (business) return clearBusiness(business);
  const chosen = Object.entries(CACHES).find(([name]) => name === cache)?.[1];
  if (!chosen) throw new UsageError(`Give --business, or --cache with one of ${Object.keys(CACHES).join(', ')}.`);
  if (cache === 'analytics' && !keys) {
    await invalidateAllAnalytics();
    return ['The analytics of all businesses are read anew.'];
  }
  return [`${await chosen().invalidatePattern(keys ?? '*')} cached reads of ${cache} were deleted.`];
}

async function clearBusiness(named: string): Promise<string[]> {
  const row = await findBusiness(named);
  await invalidateBusinessCache(row.id);
  return [`What ${row.name} shows is read anew.`];
}
