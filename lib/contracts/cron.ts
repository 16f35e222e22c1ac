import { z } from 'zod';

const count = z.number().int().min(0);

/** POST /api/cron/tick: what one round did. */
export const tickSchema = z.object({
  durationMs: count,
  posts: z.object({
    /** Taken to their networks, or asked about. */
    handled: count,
    /** Still due, and still in doubt: for the next tick, or another worker. */
    due: count,
    unknown: count,
  }),
  jobs: z.object({
    /** Jobs whose round had come since the last tick. */
    rounds: z.array(z.string()),
    done: count,
    failed: count,
  }),
});
export type Tick = z.infer<typeof tickSchema>;
