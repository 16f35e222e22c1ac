import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Platform, platformSchema } from '@/lib/contracts/platform';
import { keyValueStore } from '@/lib/data/kv/instance';
import { env } from '@/lib/foundation/env';
import { type AppError, invalidField } from '@/lib/foundation/errors';
import { MINUTE, SECOND } from '@/lib/foundation/time';

/** How long a person may take on the network's page. */
export const CONNECTION_TTL_SECONDS = (10 * MINUTE) / SECOND;

const pendingSchema = z.object({
  platform: platformSchema,
  businessId: z.string(),
  userId: z.string(),
  sessionId: z.string(),
  codeVerifier: z.string(),
  as: z.enum(['person', 'page']).optional(),
  /** Asked for the least that can post, after the network refused to be asked for more. */
  least: z.boolean().optional(),
  startedAt: z.iso.datetime(),
});

/** A connection between leaving for the network and coming back: who started it, for which business, and its PKCE verifier. */
export type PendingConnection = z.infer<typeof pendingSchema>;

export interface Returning {
  platform: Platform;
  userId: string;
  sessionId: string;
  now: Date;
}

export const secret = (): string => randomBytes(32).toString('base64url');

export const redirectUri = (platform: Platform): string =>
  new URL(`/api/oauth/${platform}/callback`, env().APP_URL).href;

export async function keepPending(state: string, pending: PendingConnection): Promise<void> {
  const options = { ttlSeconds: CONNECTION_TTL_SECONDS, onlyIfAbsent: true };
  if (!(await keyValueStore().set(keyOf(state), JSON.stringify(pending), options))) throw invalidState();
}

/**
 * Takes the connection that a state stands for; whatever comes of it, the state is used up.
 * @throws AppError on `state`: unknown, used, older than ten minutes, or not of this session, person and network
 */
export async function takePending(state: string | null, returning: Returning): Promise<PendingConnection> {
  const kept = state ? await keyValueStore().take(keyOf(state)) : null;
  if (kept === null) throw invalidState();
  const pending = pendingSchema.parse(JSON.parse(kept));
  const { platform, userId, sessionId, now } = returning;
  const ageMs = now.getTime() - new Date(pending.startedAt).getTime();
  const isBound = pending.platform === platform && pending.userId === userId && pending.sessionId === sessionId;
  if (!isBound || ageMs > CONNECTION_TTL_SECONDS * SECOND) throw invalidState();
  return pending;
}

const keyOf = (state: string): string => `oauth-state:${state}`;

const invalidState = (): AppError =>
  invalidField(
    'state',
    'invalid_state',
    'This connection was used already, took longer than ten minutes, or was started in another session. Start it again.',
  );
