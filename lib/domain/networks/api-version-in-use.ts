import type { NetworkApiVersion } from '@/lib/contracts/networks';
import type { Platform } from '@/lib/contracts/platform';
import { env } from '@/lib/foundation/env';
import { apiVersion, type VersionedApi } from '@/lib/platforms/api-versions';

type Versioned = { api: VersionedApi; setting: NetworkApiVersion['setting'] };

/** X's API has no versions that end. */
const VERSIONED = {
  linkedin: { api: 'linkedin', setting: 'LINKEDIN_API_VERSION' },
  x: null,
  facebook: { api: 'meta', setting: 'META_API_VERSION' },
  instagram: { api: 'meta', setting: 'META_API_VERSION' },
} as const satisfies Record<Platform, Versioned | null>;

/** The version of a network's API that this process is set to, and how long it goes on to be served. */
export function apiVersionInUse(platform: Platform, now: Date): NetworkApiVersion | null {
  const versioned = VERSIONED[platform];
  if (!versioned) return null;
  const { api, setting } = versioned;
  const { version, state, endsAt, isEstimate, daysLeft } = apiVersion(api, env()[setting], now);
  return { version, setting, state, endsAt: endsAt?.toISOString() ?? null, isEstimate, daysLeft };
}
