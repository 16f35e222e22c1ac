/** An index of the database, for the operator. */
export interface IndexUse {
  name: string;
  table: string;
  /** Since the database's statistics began. */
  scans: number;
  bytes: number;
  /** It keeps a promise about its rows, whether or not anything is looked up by it. */
  isUnique: boolean;
}

/** What takes the database's time, by the record of the database or of the process that answers. */
export interface SlowStatements {
  source: 'database' | 'process';
  /** `text` without its values; null for all that have no name. Percentiles are the process's own, within a fifth. */
  statements: {
    text: string | null;
    calls: number;
    totalMs: number;
    maxMs: number;
    p50Ms: number | null;
    p99Ms: number | null;
  }[];
}

/** The caches of one process and the store behind them, for the operator. */
export interface CacheSnapshot {
  /** Where values are kept besides this process. */
  tier: string;
  isAnswering: boolean;
  storeErrors: number;
  instances: { name: string; hit: number; stale: number; miss: number; error: number; bytes: number }[];
}
