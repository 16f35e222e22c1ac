import { rollUpPunctuality } from '@/lib/domain/punctuality/roll-up-punctuality';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

/** Keeps the count of how late posts were, by hour. */
export const rollUpPunctualityJob: Job<'roll-up-punctuality'> = {
  name: 'roll-up-punctuality',
  timeoutMs: 5 * MINUTE,
  cron: '* * * * *',
  run: rollUpPunctuality,
};
