import type { JobPayload } from '@/lib/data/jobs/payloads';
import { logger } from '@/lib/foundation/logger';
import { platformAdapter } from '@/lib/platforms/registry';
import { revocationsOf } from './revocations-of';
import { openAccess, openRefreshToken, storedAccount } from './stored-token';

/** Makes a token that we have forgotten worthless at its network too, unless it serves others. @throws when another try may help */
export async function revokeToken(
  { businessId, accountId, accessTokenSealed, refreshTokenSealed }: JobPayload<'revoke-token'>,
  { signal, now }: { signal: AbortSignal; now: Date },
): Promise<void> {
  const row = await storedAccount(businessId, accountId);
  const { platform } = row;
  const { revoke } = platformAdapter(platform);
  if (!revoke || row.isActive || (await revocationsOf([row])).get(accountId) !== 'ended') return;
  const refreshToken = openRefreshToken({ id: accountId, refreshTokenSealed });
  const answer = await revoke({ access: openAccess(row, accessTokenSealed), refreshToken, signal, now });
  if (answer.kind === 'done' || answer.kind === 'RECONNECT') return;
  if (answer.kind === 'TRANSIENT' || answer.kind === 'RATE_LIMITED' || answer.kind === 'UNKNOWN_OUTCOME') {
    throw new Error(`${platform} did not revoke a token: ${answer.kind} ${answer.code}`);
  }
  logger().warn({ accountId, platform, kind: answer.kind, code: answer.code }, 'a token could not be revoked');
}
