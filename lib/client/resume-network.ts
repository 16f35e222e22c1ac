import type { Resumed } from '@/lib/contracts/networks';
import type { Platform } from '@/lib/contracts/platform-names';
import { request, trusted } from './fetcher';

/** Lets the posts of a paused network go out now. @throws ApiProblem */
export const resumeNetwork = (platform: Platform) =>
  request(`/api/admin/networks/${platform}/resume`, trusted<Resumed>(), { method: 'POST' });
