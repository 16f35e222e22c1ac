import { z } from 'zod';

/** Every job there is, with what it is told. Its work is in `lib/scheduler/jobs`, one file a job. */
export const JOB_PAYLOADS = {
  'check-media': z.object({}),
  'inspect-accounts': z.object({}),
  'plan-recurrences': z.object({}),
  'refresh-accounts': z.object({}),
  /** The tokens stay sealed in the queue. */
  'revoke-token': z.object({
    businessId: z.string(),
    accountId: z.string(),
    accessTokenSealed: z.string(),
    refreshTokenSealed: z.string().nullable(),
  }),
  'roll-up-punctuality': z.object({}),
  'send-mail': z.object({ to: z.string(), subject: z.string(), text: z.string() }),
  'sweep-expired-rows': z.object({}),
  'sync-metrics': z.object({}),
  'warn-accounts': z.object({}),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof JOB_PAYLOADS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOB_PAYLOADS)[N]>;
