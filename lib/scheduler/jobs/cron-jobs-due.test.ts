import { expect, it } from 'vitest';
import type { JobName } from '@/lib/data/jobs/payloads';
import { cronJobsDue } from './cron-jobs-due';
import type { Job } from './job';

const job = (name: JobName, cron?: string): Job<JobName> => ({ name, timeoutMs: 1, cron, run: async () => undefined });
const jobs = [job('check-media', '* * * * *'), job('warn-accounts', '7 * * * *'), job('send-mail')];
const at = (time: string) => new Date(`2026-11-25T${time}Z`);

it.each<[string, string | null, string, JobName[]]>([
  ['nobody knows since when', null, '12:00:30', ['check-media', 'warn-accounts']],
  ['no minute has begun since', '12:00:05', '12:00:50', []],
  ['one has', '12:00:50', '12:01:00', ['check-media']],
  ['the seventh of an hour has', '12:06:59', '12:07:00', ['check-media', 'warn-accounts']],
  ['it was the last tick’s already', '12:07:00', '12:07:59', []],
  ['ticks are an hour apart', '11:30:00', '12:30:00', ['check-media', 'warn-accounts']],
  ['a clock went back', '12:05:00', '12:01:00', []],
])('when %s', (_, since, now, due) => {
  expect(cronJobsDue(jobs, since === null ? null : at(since), at(now))).toEqual(due);
});

it('a tick after a year looks back a day', () => {
  expect(cronJobsDue(jobs, new Date(0), at('12:00:00'))).toEqual(['check-media', 'warn-accounts']);
});
