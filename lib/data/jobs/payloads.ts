import { z } from 'zod';

/** Every job there is, with what it is told. Its work is in `lib/scheduler/jobs`, one file a job. */
export const JOB_PAYLOADS = {
  'refresh-accounts': z.object({}),
  'sweep-expired-rows': z.object({}),
  'sync-metrics': z.object({}),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof JOB_PAYLOADS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOB_PAYLOADS)[N]>;
