import type { Task } from 'graphile-worker';
import { JOB_PAYLOADS, type JobName, type JobPayload } from '@/lib/data/jobs/payloads';
import { SECOND } from '@/lib/foundation/time';
import type { Job } from './job';

/** A job as the library runs it: its payload parsed, its time limited. What it throws, the library logs and tries again. */
export const taskOf =
  <N extends JobName>({ name, timeoutMs, run }: Job<N>): Task =>
  async (payload, { abortSignal }) => {
    const parsed = JOB_PAYLOADS[name].parse(payload) as JobPayload<N>;
    const late = AbortSignal.timeout(timeoutMs);
    const signal = abortSignal ? AbortSignal.any([late, abortSignal]) : late;
    await Promise.race([run(parsed, { signal, now: new Date() }), ended(name, timeoutMs, late)]);
  };

function ended(name: string, timeoutMs: number, late: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(new Error(`The job ${name} did not end within ${timeoutMs / SECOND} s.`));
    late.addEventListener('abort', end, { once: true });
  });
}
