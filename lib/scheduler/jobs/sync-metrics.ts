import { syncMetrics } from '@/lib/domain/analytics/sync-metrics';
import { logger } from '@/lib/foundation/logger';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

/** Reads the numbers that are due. What is left at the end of a run is the next one's, a minute later. */
export const syncMetricsJob: Job<'sync-metrics'> = {
  name: 'sync-metrics',
  timeoutMs: 15 * MINUTE,
  cron: '* * * * *',
  async run(_payload, { signal }) {
    const report = await syncMetrics({ stop: signal, beginRoundsForMs: 5 * MINUTE });
    if (report.rounds > 0) logger().info(report, 'numbers were read');
  },
};
