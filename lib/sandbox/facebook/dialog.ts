import { DAY } from '@/lib/foundation/time';
import { avatar } from '../avatar';
import { consentPage } from '../consent-page';
import { html, SafeHtml } from '../html';
import { appName } from '../meta/app-credentials';
import { issueCode } from '../meta/authorization-code';
import { GraphError } from '../meta/graph-error';
import { refuseUnlessLive } from '../meta/graph-version';
import { refusalPage } from '../refusal-page';
import type { Call } from '../routes';
import { saveGrant } from './grants';
import { findPerson, PAGES, PEOPLE } from './people';
import { PERMISSIONS } from './permissions';

/** Without a new consent an app loses access to a person's data after this time. */
const DATA_ACCESS_MS = 90 * DAY;

interface DialogRequest {
  clientId: string;
  redirectUri: string;
  state: string | null;
  scopes: string[];
}

/** GET `/{v}/dialog/oauth`: who asks for what, as a page. */
export async function showDialog(call: Call): Promise<Response> {
  const asked = await readDialog(call, call.url.searchParams);
  if (asked instanceof Response) return asked;
  return consentPage({
    network: 'Facebook',
    colour: '#0866ff',
    appName: appName(asked.clientId),
    permissions: asked.scopes.map((scope) => PERMISSIONS[scope] ?? scope),
    action: call.url.pathname,
    people: PEOPLE.map(({ id, name }) => ({ id, name, detail: 'Facebook profile', avatar: avatar(id, name) })),
    hidden: {
      client_id: asked.clientId,
      redirect_uri: asked.redirectUri,
      scope: asked.scopes.join(','),
      choose: '1',
      ...(asked.state === null ? {} : { state: asked.state }),
    },
    extra: choices(asked.scopes),
  });
}

const CHECKED = new SafeHtml(' checked');

const choices = (scopes: string[]): SafeHtml =>
  html`<fieldset><legend>Pages to share</legend>${PAGES.map(
    ({ id, name, category }) => html`<label><input type="checkbox" name="page" value="${id}"${CHECKED}>
${avatar(id, name, 32)}<span>${name}<small>${category}</small></span></label>`,
  )}</fieldset><details><summary>Choose what you allow</summary><fieldset>${scopes.map(
    (scope) => html`<label><input type="checkbox" name="grant" value="${scope}"${CHECKED}>
<span>${PERMISSIONS[scope]}<small>${scope}</small></span></label>`,
  )}</fieldset></details>`;

/** POST: the person decided. */
export async function answerDialog(call: Call): Promise<Response> {
  const form = new URLSearchParams(await call.request.text());
  const asked = await readDialog(call, form);
  if (asked instanceof Response) return asked;
  const back = new URL(asked.redirectUri);
  if (asked.state !== null) back.searchParams.set('state', asked.state);
  if (form.get('decision') !== 'allow') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_code', '200');
    back.searchParams.set('error_description', 'Permissions error');
    back.searchParams.set('error_reason', 'user_denied');
  } else {
    back.searchParams.set('code', await consent(call, asked, form));
  }
  back.hash = '_=_';
  return new Response(null, { status: 302, headers: { location: back.href } });
}

async function consent({ world }: Call, asked: DialogRequest, form: URLSearchParams): Promise<string> {
  const person = findPerson(form.get('account') ?? '') ?? PEOPLE[0];
  if (!person) throw new Error('Nobody lives on this network.');
  const chosen = form.has('choose') ? form.getAll('grant') : asked.scopes;
  const switchedOff = (await world.setting('facebook:declinedScopes', '')).split(',');
  const scopes = asked.scopes.filter((scope) => chosen.includes(scope) && !switchedOff.includes(scope));
  await saveGrant(world, asked.clientId, person.id, {
    pageIds: form.has('choose') ? form.getAll('page') : person.pageIds,
    declined: asked.scopes.filter((scope) => !scopes.includes(scope)),
    dataAccessExpiresAtMs: world.now().getTime() + DATA_ACCESS_MS,
  });
  const { clientId, redirectUri } = asked;
  return issueCode(world, { network: 'facebook', clientId, redirectUri, userId: person.id, scopes });
}

/** The request as Facebook reads it, or the page that says why nobody can be sent back. */
async function readDialog(call: Call, given: URLSearchParams): Promise<DialogRequest | Response> {
  try {
    await refuseUnlessLive(call.world, call.param('version'));
  } catch (error) {
    if (error instanceof GraphError) return refusalPage('Invalid version', error.message, 400);
    throw error;
  }
  const clientId = given.get('client_id');
  if (!clientId) return refusalPage('Invalid App ID', 'The provided app ID does not look like a valid app ID.', 400);
  const redirectUri = given.get('redirect_uri') ?? '';
  if (!/^https?:/.test(redirectUri) || !URL.canParse(redirectUri)) {
    return refusalPage('URL blocked', 'This redirect failed because the redirect URI is not an address.', 400);
  }
  const asked = (given.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  const unknown = asked.filter((scope) => !Object.hasOwn(PERMISSIONS, scope));
  if (unknown.length > 0) {
    return refusalPage(
      'Invalid Scopes',
      `Invalid Scopes: ${unknown.join(', ')}. This message is only shown to developers.`,
      400,
    );
  }
  const scopes = [...new Set(['public_profile', ...asked])];
  return { clientId, redirectUri, state: given.get('state'), scopes };
}
