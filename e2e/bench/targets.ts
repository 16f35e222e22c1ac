import type { Target } from './target';
import { cachedAnalyticsTarget } from './targets/cached-analytics';
import { calendarMonthTarget } from './targets/calendar-month';
import { claimTarget } from './targets/claim';
import { conflictsTarget } from './targets/conflicts';
import { deepPageTarget } from './targets/deep-page';
import { durableTarget } from './targets/durable';
import { exactlyOnceTarget } from './targets/exactly-once';
import { hotReadsTarget } from './targets/hot-reads';
import { idleTarget } from './targets/idle';
import { indexDroppedTarget } from './targets/index-dropped';
import { invalidationTarget } from './targets/invalidation';
import { latenessTarget } from './targets/lateness';
import { manyConnectionsTarget } from './targets/many-connections';
import { pageWithDataTarget } from './targets/page-with-data';
import { poolTarget } from './targets/pool';
import { recentPostsTarget } from './targets/recent-posts';
import { redisGoneTarget } from './targets/redis-gone';
import { rollupWriteTarget } from './targets/rollup-write';
import { singleFlightTarget } from './targets/single-flight';
import { staleAfterWriteTarget } from './targets/stale-after-write';
import { terminatedTarget } from './targets/terminated';
import { thirtyDaysTarget } from './targets/thirty-days';

/** In the order in which they run. */
export const TARGETS: readonly Target[] = [
  ...[recentPostsTarget, indexDroppedTarget, deepPageTarget, thirtyDaysTarget],
  ...[rollupWriteTarget, hotReadsTarget, calendarMonthTarget],
  ...[poolTarget, conflictsTarget, terminatedTarget],
  ...[redisGoneTarget, singleFlightTarget, invalidationTarget, staleAfterWriteTarget],
  ...[cachedAnalyticsTarget, pageWithDataTarget, idleTarget, manyConnectionsTarget],
  ...[exactlyOnceTarget, latenessTarget, durableTarget, claimTarget],
];
