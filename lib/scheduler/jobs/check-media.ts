import { checkMediaReachable } from '@/lib/domain/media/check-media-reachable';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

/** Looks at the files of posts that are due soon as a network will fetch them. */
export const checkMedia: Job<'check-media'> = {
  name: 'check-media',
  timeoutMs: 5 * MINUTE,
  cron: '* * * * *',
  async run(_payload, { signal }) {
    await checkMediaReachable(signal);
  },
};
