import { readPool } from '../health/read-pool';
import type { Metric } from './prometheus-text';

const SECONDS_PER_MS = 0.001;
const quantiles = (of: { p50: number; p95: number; p99: number }): Metric['samples'] =>
  (
    [
      ['0.5', of.p50],
      ['0.95', of.p95],
      ['0.99', of.p99],
    ] as const
  ).map(([quantile, ms]) => ({
    labels: { quantile },
    value: ms * SECONDS_PER_MS,
  }));

/** The database pool of this web process, named as OpenTelemetry's database clients are. */
export function poolMetrics(): Metric[] {
  const pool = readPool();
  const counter = (name: string, help: string, value: number): Metric => ({
    name: `db_client_connection_${name}_total`,
    type: 'counter',
    help,
    samples: [{ value }],
  });
  return [
    {
      name: 'db_client_connection_count',
      type: 'gauge',
      help: 'Connections to the database by state.',
      samples: [
        { labels: { state: 'used' }, value: pool.checked_out },
        { labels: { state: 'idle' }, value: pool.available },
      ],
    },
    {
      name: 'db_client_connection_max',
      type: 'gauge',
      help: 'Most connections that the pool opens.',
      samples: [{ value: pool.size + pool.max_overflow }],
    },
    {
      name: 'db_client_connection_pending_requests',
      type: 'gauge',
      help: 'Callers that wait for a connection.',
      samples: [{ value: pool.waiting }],
    },
    {
      name: 'db_client_connection_wait_time_seconds',
      type: 'gauge',
      help: 'Wait for a connection, of the latest checkouts.',
      samples: quantiles(pool.wait_ms),
    },
    {
      name: 'db_client_operation_duration_seconds',
      type: 'gauge',
      help: 'Duration of the latest statements.',
      samples: quantiles(pool.query_ms),
    },
    counter('checkouts', 'Connections lent.', pool.totals.checkouts),
    counter('timeouts', 'Callers that got no connection in time.', pool.totals.timeouts),
    counter('errors', 'Connections lost or refused.', pool.totals.errors),
    counter('leaks', 'Connections given back before their work had ended.', pool.totals.leaks),
  ];
}
