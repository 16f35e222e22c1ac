import type { DiscoveredAccount } from '@/lib/platforms/platform';

/** Whether a connection granted posting without reading, so that comments, numbers and posts in doubt are out of reach. */
export const isLimited = (discovered: readonly DiscoveredAccount[]): boolean =>
  discovered.some(({ metadata }) => metadata.mode === 'share');
