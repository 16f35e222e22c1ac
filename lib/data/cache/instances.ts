import { keyValueStore } from '@/lib/data/kv/instance';
import { remember } from '@/lib/foundation/remember';
import { Caches } from './caches';
import type { QueryCache } from './query-cache';

/** The caches of this process, over its key-value store. */
export const caches = (): Caches =>
  remember('query-caches', () => {
    const opened = new Caches(keyValueStore());
    void opened.start();
    return opened;
  });

export const analyticsCache = (): QueryCache => caches().kinds.analytics;
export const dashboardCache = (): QueryCache => caches().kinds.dashboard;
export const strategyCache = (): QueryCache => caches().kinds.strategy;
export const postsCache = (): QueryCache => caches().kinds.posts;

/** Call it after COMMIT, by every verb that changes what is read of a business. It never throws. */
export const invalidateBusinessCache = (businessId: string): Promise<void> => caches().invalidateBusiness(businessId);

/** The numbers of every business, such as after the rollups were rebuilt. */
export const invalidateAllAnalytics = (): Promise<void> => caches().invalidateKind('analytics');
