import { MINUTE } from '@/lib/foundation/time';
import { avatar } from '../avatar';
import { consentPage } from '../consent-page';
import { refusalPage } from '../refusal-page';
import type { Call } from '../routes';
import { randomToken } from '../tokens';
import type { World } from '../world';
import { authorById, findMember, MEMBERS } from './people';
import { findApp, permissionWords } from './scopes';

/** An authorization code as it waits to be exchanged. */
export interface Grant {
  clientId: string;
  redirectUri: string;
  memberId: string;
  scopes: string[];
  expiresAtMs: number;
}

export const GRANTS = 'linkedin-grants';
const CODE_LIFE_MS = 30 * MINUTE;

interface Asked {
  clientId: string;
  appName: string;
  redirectUri: string;
  state: string | null;
  scopes: string[];
  /** Asked for, shown, and then not granted. */
  drops: string[];
}

/** GET: the page with Allow and Cancel. */
export async function showConsent({ url, world }: Call): Promise<Response> {
  const asked = await readAsked(world, url.searchParams);
  if (asked instanceof Response) return asked;
  return consentPage({
    network: 'LinkedIn',
    colour: '#0a66c2',
    appName: asked.appName,
    permissions: permissionWords(asked.scopes),
    action: url.pathname,
    people: MEMBERS.map((member) => ({
      id: member.id,
      name: `${member.firstName} ${member.lastName}`,
      detail: member.headline,
      avatar: avatar(member.id, authorById(member.id)?.name ?? member.id),
    })),
    hidden: Object.fromEntries(url.searchParams),
  });
}

/** POST: the person's answer, sent back to the app. */
export async function decideConsent({ request, world }: Call): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const asked = await readAsked(world, form);
  if (asked instanceof Response) return asked;
  const member = findMember(form.get('account') ?? '');
  if (form.get('decision') !== 'allow' || !member) {
    return sendBack(asked, {
      error: 'user_cancelled_authorize',
      error_description: 'The user cancelled the authorization',
    });
  }
  const code = `AQ${randomToken(60)}`;
  const grant: Grant = {
    clientId: asked.clientId,
    redirectUri: asked.redirectUri,
    memberId: member.id,
    scopes: asked.scopes.filter((scope) => !asked.drops.includes(scope)),
    expiresAtMs: world.now().getTime() + CODE_LIFE_MS,
  };
  await world.store.put(GRANTS, code, grant);
  return sendBack(asked, { code });
}

/** The checked request, or the answer that refuses it: a page while the app's address is not to be trusted. */
async function readAsked(world: World, params: URLSearchParams): Promise<Asked | Response> {
  const app = await findApp(world, params.get('client_id') ?? '');
  const redirectUri = params.get('redirect_uri') ?? '';
  if (!app) {
    return refusalPage('Bummer, something went wrong.', 'The passed in client_id is invalid.', 400);
  }
  if (!/^https?:\/\/[^#]+$/.test(redirectUri) || !URL.canParse(redirectUri)) {
    return refusalPage('Bummer, something went wrong.', 'The redirect_uri does not match the registered value.', 400);
  }
  const scopes = (params.get('scope') ?? '').split(/\s+/).filter(Boolean);
  const asked: Asked = {
    clientId: app.id,
    appName: app.name,
    redirectUri,
    state: params.get('state'),
    scopes,
    drops: app.drops,
  };
  if (params.get('response_type') !== 'code') {
    return sendBack(asked, {
      error: 'invalid_request',
      error_description: 'A required parameter "response_type" is missing or invalid',
    });
  }
  const foreign = scopes.find((scope) => !app.scopes.includes(scope));
  if (foreign !== undefined || scopes.length === 0) {
    return sendBack(asked, {
      error: 'unauthorized_scope_error',
      error_description: `Scope "${foreign ?? ''}" is not authorized for your application`,
    });
  }
  return asked;
}

function sendBack(asked: Asked, answer: Record<string, string>): Response {
  const target = new URL(asked.redirectUri);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  if (asked.state !== null) target.searchParams.set('state', asked.state);
  return new Response(null, { status: 303, headers: { location: target.href } });
}
