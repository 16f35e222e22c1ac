const SOCKET_CODES = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
/** admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout, idle_in_transaction_session_timeout. */
const ENDED_CODES = new Set(['57P01', '57P02', '57P03', '57P05', '25P03']);
const LOST_MESSAGE = /^(Connection terminated|timeout expired$|Query read timeout$)/;
const NOT_SENT_MESSAGE = /is not queryable$/;
const TOO_MANY_CONNECTIONS = '53300';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** The connection is of no more use; whether its last statement took effect is not known. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  return (
    SOCKET_CODES.has(code) ||
    ENDED_CODES.has(code) ||
    code.startsWith('08') ||
    LOST_MESSAGE.test(messageOf(error)) ||
    wasNotRun(error)
  );
}

/**
 * The statement did not run: the connection was known to be dead, or the server has forgotten or outdated the prepared
 * statement (26000 after DISCARD, 0A000 after a migration), which a new connection cures.
 */
export function wasNotRun(error: unknown): boolean {
  const code = codeOf(error);
  if (code === '26000') return true;
  if (code === '0A000') return messageOf(error).includes('cached plan');
  return NOT_SENT_MESSAGE.test(messageOf(error));
}

/** pg.Pool gave up waiting for a connection to come free. */
export const isQueueTimeout = (error: unknown): boolean =>
  messageOf(error) === 'timeout exceeded when trying to connect';

/** A connection could not be opened now, but may be in a moment: a restart, a full server, a network hiccup. */
export const isWorthRedialling = (error: unknown): boolean =>
  isConnectionLost(error) || codeOf(error) === TOO_MANY_CONNECTIONS;
