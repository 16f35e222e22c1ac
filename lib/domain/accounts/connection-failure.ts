import { AppError } from '@/lib/foundation/errors';
import type { AuthorizationRequest } from '@/lib/platforms/authorization';
import { PlatformError } from '@/lib/platforms/platform';

const SCOPES_REFUSED = 'unauthorized_scope_error';

/** Whether the same connection may succeed by asking for less: a page cannot be posted to with less. */
export const mayAskForLess = (error: unknown, { as, least }: Pick<AuthorizationRequest, 'as' | 'least'>): boolean =>
  error instanceof PlatformError && error.outcome.code === SCOPES_REFUSED && as !== 'page' && !least;

/** A short word that the accounts page turns into a sentence; null for what is our own fault. */
export function connectionFailure(error: unknown): string | null {
  if (error instanceof AppError) return error.code === 'unavailable' ? 'network_unavailable' : null;
  if (!(error instanceof PlatformError)) return null;
  const { kind, code } = error.outcome;
  if (code === 'access_denied') return 'denied';
  if (code === 'no_accounts') return 'no_accounts';
  if (code === SCOPES_REFUSED) return 'scopes_refused';
  if (kind === 'TRANSIENT' || kind === 'RATE_LIMITED' || kind === 'UNKNOWN_OUTCOME') return 'network_unavailable';
  return code === 'missing_scope' ? 'missing_permission' : 'network_refused';
}
