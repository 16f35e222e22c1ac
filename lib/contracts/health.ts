import { z } from 'zod';

const count = z.number().int().min(0);
const percentiles = z.object({ p50: z.number(), p95: z.number(), p99: z.number() });

/** GET /api/health/pool, in the words of SQLAlchemy's QueuePool. Times in milliseconds; totals since the process started. */
export const poolSnapshotSchema = z.object({
  /** Connections kept open. */
  size: count,
  checked_out: count,
  /** Open and idle. */
  available: count,
  /** Open above `size`. */
  overflow: count,
  max_overflow: count,
  /** Callers in the queue. */
  waiting: count,
  total: count,
  timeout_ms: count,
  recycle_seconds: count,
  wait_ms: percentiles,
  query_ms: percentiles,
  totals: z.object({
    checkouts: count,
    connects: count,
    timeouts: count,
    recycles: count,
    pings: count,
    ping_failures: count,
    errors: count,
    leaks: count,
    retries: count,
  }),
});
export type PoolSnapshot = z.infer<typeof poolSnapshotSchema>;

const part = z.object({
  status: z.enum(['ok', 'failed']),
  ms: z.number(),
  /** What is wrong and what to do; absent when the part is well. */
  reason: z.string().optional(),
});
export type HealthPart = z.infer<typeof part>;

/** GET /api/health/live */
export const livenessSchema = z.object({ status: z.literal('ok'), uptime_seconds: z.number() });
export type Liveness = z.infer<typeof livenessSchema>;

/**
 * GET /api/health/ready: 503 with the reasons when requests cannot be served. `degraded` is 200: they are served, but no
 * worker has been seen for 30 s, so posts wait. Taking the web servers out would help nobody.
 */
export const readinessSchema = z.object({
  status: z.enum(['ready', 'degraded', 'unavailable']),
  parts: z.object({ database: part, migrations: part, key_value_store: part, workers: part }),
});
export type Readiness = z.infer<typeof readinessSchema>;

/** GET /api/health/workers: whether posts are being published. `unknown`: the database could not be asked. */
export const workersSeenSchema = z.object({
  status: z.enum(['seen', 'missing', 'unknown']),
  /** Since the last sign of any worker; null when there never was one, or it is not known. */
  silent_seconds: count.nullable(),
});
export type WorkersSeen = z.infer<typeof workersSeenSchema>;
