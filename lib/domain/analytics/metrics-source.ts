import type { Platform } from '@/lib/contracts/platform';
import type { PlatformMetrics } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';

/** Where a network's numbers come from; undefined: it has none to read. */
export type MetricsSources = (platform: Platform) => PlatformMetrics | undefined;

export const adapterMetrics: MetricsSources = (platform) => platformAdapter(platform).metrics;
