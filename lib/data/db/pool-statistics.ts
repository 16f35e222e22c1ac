import { MINUTE } from '@/lib/foundation/time';
import { SlidingPercentiles } from './sliding-percentiles';
import { StatementTimes } from './statement-times';

const SAMPLES = 2_048;
const WINDOW_MS = 5 * MINUTE;

/** What a pool has done since its process started. */
export class PoolStatistics {
  readonly totals = {
    /** Connections handed out. */
    checkouts: 0,
    /** Connections opened. */
    connects: 0,
    /** Checkouts given up at the time limit. */
    timeouts: 0,
    /** Connections replaced because of their age. */
    recycles: 0,
    pings: 0,
    ping_failures: 0,
    /** Connections lost or not opened; statements that the database refused are not among them. */
    errors: 0,
    /** Connections given back with a transaction or a statement still open. */
    leaks: 0,
    /** Statements sent again because their connection was lost. */
    retries: 0,
  };
  readonly waitMs = new SlidingPercentiles(SAMPLES, WINDOW_MS);
  readonly queryMs = new SlidingPercentiles(SAMPLES, WINDOW_MS);
  readonly statements = new StatementTimes();
}
