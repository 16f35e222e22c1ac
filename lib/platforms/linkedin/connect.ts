import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { SECOND } from '@/lib/foundation/time';
import { endpoint } from '../endpoint';
import { exchangeCode, type OAuthCallback, type OAuthProvider, requireScopes } from '../oauth';
import type { DiscoveredAccount, TokenSet } from '../platform';
import { asConnection, inDoubt, Refused } from '../refusal';
import { callLinkedin } from './api';
import { modeOf, personUrn } from './author';
import { TOKEN_REVOKED } from './outcome';

/** No organisation scopes: an app without the Community Management product is refused for asking. */
export const linkedinOAuth: OAuthProvider = {
  platform: 'linkedin',
  name: 'LinkedIn',
  scopes: ['openid', 'profile', 'email', 'w_member_social'],
  scopeSeparator: ' ',
  pkce: false,
  authorizationEndpoint: () => endpoint(env().LINKEDIN_AUTH_URL, '/oauth/v2/authorization'),
  tokenEndpoint: () => endpoint(env().LINKEDIN_AUTH_URL, '/oauth/v2/accessToken'),
  clientAuthentication: 'post',
  /** No `token_type` comes; the ID token is not needed, the member is read with the access token. */
  normalise: ({ id_token: _unused, ...answer }) => ({ token_type: 'bearer', ...answer }),
};

/** How long a brand-new token may still be answered as revoked. */
const PROPAGATION_MS = 30 * SECOND;
const FIRST_PAUSE_MS = SECOND / 2;

const memberSchema = z.object({ sub: z.string(), name: z.string(), picture: z.string().optional() });

export const connectLinkedin = (callback: OAuthCallback): Promise<DiscoveredAccount[]> =>
  asConnection('linkedin', async () => {
    const token = await exchangeCode(linkedinOAuth, callback);
    requireScopes('LinkedIn', token.scopes, ['openid', 'profile', 'w_member_social']);
    const member = await readMember(token, callback.now);
    return [
      {
        platformUserId: member.sub,
        kind: 'person',
        username: null,
        displayName: member.name,
        avatarUrl: member.picture ?? null,
        profileUrl: null,
        token,
        metadata: { author: personUrn(member.sub), mode: modeOf(token.scopes) },
      },
    ];
  });

async function readMember(token: TokenSet, now: Date): Promise<z.infer<typeof memberSchema>> {
  const deadline = performance.now() + PROPAGATION_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    try {
      const answer = await callLinkedin({
        method: 'GET',
        path: '/v2/userinfo',
        accessToken: token.accessToken,
        stage: 'read',
        now,
      });
      const member = memberSchema.safeParse(answer.json);
      if (member.success) return member.data;
      throw new Refused(inDoubt('read', 'not_understood', 'LinkedIn described the member in an unknown form.'));
    } catch (error) {
      if (!notYetKnown(error) || performance.now() + pauseMs > deadline) throw error;
      await sleep(pauseMs);
    }
  }
}

const notYetKnown = (error: unknown): boolean =>
  error instanceof Refused && error.refusal.code === String(TOKEN_REVOKED);
