import { parseCronItem } from 'graphile-worker';
import type { JobName } from '@/lib/data/jobs/payloads';
import { DAY, MINUTE, plus } from '@/lib/foundation/time';
import type { Job } from './job';

/** Looked back no further: each round is one run, however often it was missed. */
const LOOK_BACK_MS = DAY;

/** The jobs whose round came after `since` and up to `now`; all that have rounds when nobody knows since when. Pure. */
export function cronJobsDue(jobs: readonly Job<JobName>[], since: Date | null, now: Date): JobName[] {
  const rounds = jobs.flatMap(({ name, cron }) =>
    cron ? [{ name, match: parseCronItem({ task: name, match: cron }).match }] : [],
  );
  if (!since) return rounds.map(({ name }) => name);
  const from = new Date(Math.max(since.getTime(), now.getTime() - LOOK_BACK_MS));
  const minutes = minutesBetween(from, now).map(digestOf);
  return rounds.filter(({ match }) => minutes.some(match)).map(({ name }) => name);
}

function minutesBetween(from: Date, to: Date): Date[] {
  const first = Math.floor(from.getTime() / MINUTE) + 1;
  const last = Math.floor(to.getTime() / MINUTE);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    plus(new Date(0), (first + index) * MINUTE),
  );
}

const digestOf = (at: Date) => ({
  min: at.getUTCMinutes(),
  hour: at.getUTCHours(),
  date: at.getUTCDate(),
  month: at.getUTCMonth() + 1,
  dow: at.getUTCDay(),
});
