import { revokeToken as revoke } from '@/lib/domain/accounts/revoke-token';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

/** Makes the token of a disconnected account worthless at its network. */
export const revokeToken: Job<'revoke-token'> = {
  name: 'revoke-token',
  timeoutMs: MINUTE,
  run: (payload, call) => revoke(payload, call),
};
