import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { sendRequest } from '../http-client';
import { clientOf } from '../oauth';
import type { AccountCall, PlatformFailure } from '../platform';
import { accepted, asFailure } from '../refusal';
import { xOAuth } from './connect';
import { xRefusal } from './outcome';

const errorSchema = z.object({ error: z.enum(['invalid_request', 'invalid_token']) });

/** The refresh token first: with it the access token could be had again. */
export const revokeX = ({
  access,
  refreshToken,
  signal,
  now,
}: AccountCall & { refreshToken?: string | null }): Promise<{ kind: 'done' } | PlatformFailure> =>
  asFailure(async () => {
    if (refreshToken) await revokeToken(refreshToken, { signal, now });
    await revokeToken(access.accessToken, { signal, now });
    return { kind: 'done' } as const;
  });

/** A token that X does not know is as good as revoked. @throws Refused */
async function revokeToken(token: string, { signal, now }: Pick<AccountCall, 'signal' | 'now'>): Promise<void> {
  const { id, secret } = clientOf(xOAuth);
  const result = await sendRequest({
    method: 'POST',
    url: endpoint(env().X_API_URL, '/2/oauth2/revoke'),
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: { kind: 'form', fields: { token } },
    signal,
  });
  if (result.kind === 'response' && result.status === 400 && errorSchema.safeParse(result.json).success) return;
  accepted(result, { stage: 'prepare', now }, xRefusal);
}
