import pg from 'pg';
import { isConnectionLost } from './connection-errors';
import type { PooledClient } from './pooled-client';

/** What becomes of a connection that is given back; only `kept` serves again. */
export type Fate = 'kept' | 'expired' | 'lost' | 'discarded' | 'statement_open' | 'transaction_open';

/** A statement that the database refused does not cost its connection: only a loss, a leak or the holder's wish does. */
export function fateOf(client: PooledClient, error: Error | boolean | undefined): Fate {
  if (client.lost || isConnectionLost(error)) return 'lost';
  if (error && !(error instanceof pg.DatabaseError)) return 'discarded';
  if (client.inFlight > 0) return 'statement_open';
  if (client.getTransactionStatus() !== 'I') return 'transaction_open';
  return performance.now() < client.expiresAt ? 'kept' : 'expired';
}
