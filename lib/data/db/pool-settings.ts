import type pg from 'pg';
import { SECOND } from '@/lib/foundation/time';
import type { PoolStatistics } from './pool-statistics';
import { pooledClientClass } from './pooled-client';

export interface PoolSettings {
  databaseUrl: string;
  /** Connections kept open. */
  size: number;
  /** Connections above `size`, closed again after `overflowIdleMs` without work. */
  maxOverflow: number;
  overflowIdleMs: number;
  /** Longest wait for a connection, queue and dial together. */
  timeoutMs: number;
  /** Longest time to open one connection, the attempts during a restart of the database together. */
  connectTimeoutMs: number;
  recycleSeconds: number;
  /** A connection that has been silent for longer is tested before use. */
  prePingIdleMs: number;
  /** A checkout held for longer is reported in the log with its label. */
  leakAfterMs: number;
}

/** What pg.Pool is told. `options` is part of the startup message, so it costs no round trip and survives DISCARD. */
export const pgPoolConfig = (settings: PoolSettings, statistics: PoolStatistics): pg.PoolConfig => ({
  connectionString: settings.databaseUrl,
  application_name: 'ai-growth-manager',
  options: '-c timezone=UTC',
  keepAlive: true,
  keepAliveInitialDelayMillis: 10 * SECOND,
  min: settings.size,
  max: settings.size + settings.maxOverflow,
  idleTimeoutMillis: settings.overflowIdleMs,
  connectionTimeoutMillis: settings.timeoutMs,
  Client: pooledClientClass({
    connectTimeoutMs: settings.connectTimeoutMs,
    recycleMs: settings.recycleSeconds * SECOND,
    onQuery: (statement, durationMs) => {
      statistics.queryMs.add(durationMs);
      statistics.statements.add(statement, durationMs);
    },
  }),
});
