import { createHash } from 'node:crypto';
import { HOUR } from '@/lib/foundation/time';
import { findToken, type IssuedToken, issueToken } from '../tokens';
import type { World } from '../world';
import type { FacebookPage } from './people';

/** Shorter than this is left of a token: it is one of the short-lived kind. */
const SHORT_LIVED_MS = 3 * HOUR;

/** A Page's own token: the same for the same person's token. From a long-lived one it does not expire. */
export async function pageToken(world: World, personal: IssuedToken, page: FacebookPage): Promise<string> {
  const digest = createHash('sha256').update(`${personal.token}/${page.id}`).digest('base64url');
  const text = `EAAP${digest}`;
  if (await findToken(world, text)) return text;
  const leftMs = (personal.expiresAtMs ?? Number.POSITIVE_INFINITY) - world.now().getTime();
  const born = personal.expiresAtMs === null ? leftMs : personal.expiresAtMs - personal.issuedAtMs;
  await issueToken(
    world,
    {
      network: 'facebook',
      kind: 'page',
      accountId: page.id,
      userId: personal.accountId,
      clientId: personal.clientId,
      scopes: personal.scopes,
      lifeMs: born > SHORT_LIVED_MS ? null : leftMs,
    },
    text,
  );
  return text;
}
