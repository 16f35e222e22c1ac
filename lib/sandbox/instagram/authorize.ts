import { avatar } from '../avatar';
import { consentPage } from '../consent-page';
import { html, SafeHtml } from '../html';
import { appName } from '../meta/app-credentials';
import { issueCode } from '../meta/authorization-code';
import { refusalPage } from '../refusal-page';
import type { Call } from '../routes';
import { findProfessional, INSTAGRAM_ACCOUNTS } from './professionals';

const PERMISSIONS: Record<string, string> = {
  instagram_business_basic: 'View profile and access media',
  instagram_business_content_publish: 'Publish photos and videos',
  instagram_business_manage_comments: 'Access and manage comments',
  instagram_business_manage_messages: 'Access and manage messages',
  instagram_business_manage_insights: 'Access insights',
};
const REQUIRED = 'instagram_business_basic';

interface AuthorizeRequest {
  clientId: string;
  redirectUri: string;
  state: string | null;
  scopes: string[];
}

/** GET `/instagram/oauth/authorize`. */
export async function showAuthorize({ url }: Call): Promise<Response> {
  const asked = readRequest(url.searchParams);
  if (asked instanceof Response) return asked;
  return consentPage({
    network: 'Instagram',
    colour: '#0095f6',
    appName: appName(asked.clientId),
    permissions: asked.scopes.map((scope) => PERMISSIONS[scope] ?? scope),
    action: url.pathname,
    people: INSTAGRAM_ACCOUNTS.map(({ id, username, name }) => ({
      id,
      name: username,
      detail: name,
      avatar: avatar(id, name),
    })),
    hidden: {
      client_id: asked.clientId,
      redirect_uri: asked.redirectUri,
      response_type: 'code',
      scope: asked.scopes.join(','),
      choose: '1',
      ...(asked.state === null ? {} : { state: asked.state }),
    },
    extra: choices(asked.scopes),
  });
}

const CHECKED = new SafeHtml(' checked');

const choices = (scopes: string[]): SafeHtml =>
  html`<details><summary>Choose what you allow</summary><fieldset>${scopes
    .filter((scope) => scope !== REQUIRED)
    .map(
      (scope) => html`<label><input type="checkbox" name="grant" value="${scope}"${CHECKED}>
<span>${PERMISSIONS[scope]}<small>${scope}</small></span></label>`,
    )}</fieldset></details>`;

/** POST: the person decided. Instagram appends `#_` to the address it sends them back to. */
export async function answerAuthorize({ request, world }: Call): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const asked = readRequest(form);
  if (asked instanceof Response) return asked;
  const back = new URL(asked.redirectUri);
  if (form.get('decision') === 'allow') {
    const account = findProfessional(form.get('account') ?? '') ?? INSTAGRAM_ACCOUNTS[0];
    if (!account) throw new Error('Nobody lives on this network.');
    const chosen = form.has('choose') ? [REQUIRED, ...form.getAll('grant')] : asked.scopes;
    const switchedOff = (await world.setting('instagram:declinedScopes', '')).split(',');
    const scopes = asked.scopes.filter((scope) => chosen.includes(scope) && !switchedOff.includes(scope));
    const { clientId, redirectUri } = asked;
    const code = { network: 'instagram', clientId, redirectUri, userId: account.id, scopes } as const;
    back.searchParams.set('code', await issueCode(world, code));
    back.hash = '_';
  } else {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_reason', 'user_denied');
    back.searchParams.set('error_description', 'The user denied your request.');
  }
  if (asked.state !== null) back.searchParams.set('state', asked.state);
  return new Response(null, { status: 302, headers: { location: back.href } });
}

/** The request as Instagram reads it, or the page that says why nobody can be sent back. */
function readRequest(given: URLSearchParams): AuthorizeRequest | Response {
  const clientId = given.get('client_id');
  if (!clientId) return refuse('Invalid platform app');
  const redirectUri = given.get('redirect_uri') ?? '';
  if (!/^https?:/.test(redirectUri) || !URL.canParse(redirectUri)) return refuse('Invalid redirect_uri');
  if (given.get('response_type') !== 'code') return refuse('Invalid response_type');
  const scopes = (given.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  const unknown = scopes.filter((scope) => !Object.hasOwn(PERMISSIONS, scope));
  if (unknown.length > 0) return refuse(`Invalid scope: ${unknown.join(', ')}`);
  if (!scopes.includes(REQUIRED)) return refuse(`Invalid scope: ${REQUIRED} is required`);
  return { clientId, redirectUri, state: given.get('state'), scopes: [...new Set(scopes)] };
}

const refuse = (reason: string): Response =>
  refusalPage('Invalid Request', `Request parameters are invalid: ${reason}`, 400);
