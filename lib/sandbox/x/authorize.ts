import { SECOND } from '@/lib/foundation/time';
import { avatar } from '../avatar';
import { consentPage } from '../consent-page';
import { refusalPage } from '../refusal-page';
import type { Call } from '../routes';
import { randomToken } from '../tokens';
import { findApp } from './apps';
import { findUser, USERS } from './people';

/** An authorization code as it waits to be exchanged. */
export interface Grant {
  clientId: string;
  redirectUri: string;
  userId: string;
  scopes: string[];
  codeChallenge: string;
  expiresAtMs: number;
}

export const GRANTS = 'x-grants';
const CODE_LIFE_MS = 30 * SECOND;

const SCOPES: Record<string, string> = {
  'tweet.read': 'See posts from your timeline as well as your lists and collections',
  'tweet.write': 'Post and delete posts for you',
  'users.read': 'See accounts you follow, mute and block, and your profile',
  'media.write': 'Upload media for you',
  'offline.access': 'Stay connected to your account until you revoke access',
  'like.read': "See posts you've liked",
  'follows.read': 'See people who follow you and people who you follow',
  'users.email': 'See your email address',
};

interface Asked {
  clientId: string;
  appName: string;
  redirectUri: string;
  state: string;
  scopes: string[];
  codeChallenge: string;
}

/** GET: the page with Allow and Cancel. */
export async function showConsent({ url }: Call): Promise<Response> {
  const asked = readAsked(url.searchParams);
  if (asked instanceof Response) return asked;
  return consentPage({
    network: 'X',
    colour: '#0f1419',
    appName: asked.appName,
    permissions: asked.scopes.map((scope) => SCOPES[scope] ?? scope),
    action: url.pathname,
    people: USERS.map((user) => ({
      id: user.id,
      name: user.name,
      detail: `@${user.username}`,
      avatar: avatar(user.id, user.name),
    })),
    hidden: Object.fromEntries(url.searchParams),
  });
}

/** POST: the person's answer, sent back to the app. */
export async function decideConsent({ request, world }: Call): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const asked = readAsked(form);
  if (asked instanceof Response) return asked;
  const user = findUser(form.get('account') ?? '');
  if (form.get('decision') !== 'allow' || !user) return sendBack(asked, { error: 'access_denied' });
  const code = randomToken(48);
  const grant: Grant = {
    clientId: asked.clientId,
    redirectUri: asked.redirectUri,
    userId: user.id,
    scopes: asked.scopes,
    codeChallenge: asked.codeChallenge,
    expiresAtMs: world.now().getTime() + CODE_LIFE_MS,
  };
  await world.store.put(GRANTS, code, grant);
  return sendBack(asked, { code });
}

/** The checked request. X shows every mistake on a page of its own and sends nobody back. */
function readAsked(params: URLSearchParams): Asked | Response {
  const app = findApp(params.get('client_id') ?? '');
  const redirectUri = params.get('redirect_uri') ?? '';
  const scopes = (params.get('scope') ?? '').split(/\s+/).filter(Boolean);
  const codeChallenge = params.get('code_challenge') ?? '';
  const state = params.get('state') ?? '';
  const mistakes = [
    app === undefined && 'client_id is unknown',
    (!/^https?:\/\/[^#]+$/.test(redirectUri) || !URL.canParse(redirectUri)) && 'redirect_uri is not registered',
    params.get('response_type') !== 'code' && 'response_type must be code',
    (scopes.length === 0 || scopes.some((scope) => !Object.hasOwn(SCOPES, scope))) && 'scope is missing or unknown',
    state === '' && 'state is missing',
    !/^[A-Za-z0-9_-]{43}$/.test(codeChallenge) && 'code_challenge is not a SHA-256 in base64url',
    params.get('code_challenge_method') !== 'S256' && 'code_challenge_method must be S256',
  ].filter((mistake) => mistake !== false);
  if (app === undefined || mistakes.length > 0) {
    const explanation = `You weren’t able to give access to the App. Go back and try logging in again. (${mistakes.join('; ')})`;
    return refusalPage('Something went wrong', explanation, 400);
  }
  return { clientId: app.id, appName: app.name, redirectUri, state, scopes, codeChallenge };
}

function sendBack(asked: Asked, answer: Record<string, string>): Response {
  const target = new URL(asked.redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state: asked.state })) target.searchParams.set(name, value);
  return new Response(null, { status: 303, headers: { location: target.href } });
}
