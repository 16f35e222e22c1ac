import { z } from 'zod';
import { prisma } from '@/lib/data/db/client';
import type { SocialAccount } from '@/lib/data/db/generated/client';
import type { JobPayload } from '@/lib/data/jobs/payloads';
import { logger } from '@/lib/foundation/logger';
import { platformAdapter } from '@/lib/platforms/registry';
import { openAccess, openRefreshToken, storedAccount } from './stored-token';

/** Whose consent to which app covers an account, where a network tells. */
const consentSchema = z.object({ app: z.string().optional(), member: z.string().optional() });

/** Makes a token that we have forgotten worthless at its network too, unless it serves others. @throws when another try may help */
export async function revokeToken(
  { businessId, accountId, accessTokenSealed, refreshTokenSealed }: JobPayload<'revoke-token'>,
  { signal, now }: { signal: AbortSignal; now: Date },
): Promise<void> {
  const row = await storedAccount(businessId, accountId);
  const { platform } = row;
  const { revoke } = platformAdapter(platform);
  if (!revoke || (await servesOthers(row))) return;
  const refreshToken = openRefreshToken({ id: accountId, refreshTokenSealed });
  const answer = await revoke({ access: openAccess(row, accessTokenSealed), refreshToken, signal, now });
  if (answer.kind === 'done' || answer.kind === 'RECONNECT') return;
  if (answer.kind === 'TRANSIENT' || answer.kind === 'RATE_LIMITED' || answer.kind === 'UNKNOWN_OUTCOME') {
    throw new Error(`${platform} did not revoke a token: ${answer.kind} ${answer.code}`);
  }
  logger().warn({ accountId, platform, kind: answer.kind, code: answer.code }, 'a token could not be revoked');
}

/** A person's consent is one thing at the network: it ends for the identity elsewhere, and for all that came with it. */
async function servesOthers({ platform, platformUserId, metadata }: SocialAccount): Promise<boolean> {
  const { app, member } = consentSchema.parse(metadata);
  const sameConsent = {
    AND: [{ metadata: { path: ['app'], equals: app } }, { metadata: { path: ['member'], equals: member } }],
  };
  const shared = member === undefined ? [] : [sameConsent];
  const where = { platform, isActive: true, OR: [{ platformUserId }, ...shared] };
  return (await prisma().socialAccount.count({ where })) > 0;
}
