import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import type { AccountAccess } from '../platform';

/** null when the connection did not learn the name of the account. */
export function permalinkOf({ metadata }: Pick<AccountAccess, 'metadata'>, postId: string): string | null {
  if (!metadata.username) return null;
  return endpoint(env().X_AUTH_URL, `/${encodeURIComponent(metadata.username)}/status/${postId}`).href;
}
