import { selectFields } from '../meta/field-selection';
import { forbidden, noSuchObject } from '../meta/graph-error';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { pageOf } from '../meta/paging';
import { changeTokens } from '../tokens';
import { endGrant } from './end-grant';
import { findGrant, sharedPages } from './grants';
import { pageFields } from './page-node';
import { BUSINESSES, type FacebookPerson, findPerson, PAGES } from './people';

const read = { network: 'facebook', operation: 'read' } as const;

export const ME_ROUTES: readonly GraphRoute[] = [
  { ...read, method: 'GET', path: '/me/accounts', answer: accounts },
  { ...read, method: 'GET', path: '/me/permissions', answer: permissions },
  { ...read, method: 'GET', path: '/me/businesses', answer: businesses },
  { ...read, method: 'GET', path: '/:id/owned_pages', answer: (call) => businessPages(call, 'ownedPageIds') },
  { ...read, method: 'GET', path: '/:id/client_pages', answer: (call) => businessPages(call, 'clientPageIds') },
  { ...read, method: 'DELETE', path: '/me/permissions', operation: 'token', answer: deauthorise },
  { ...read, method: 'DELETE', path: '/me/permissions/:permission', operation: 'token', answer: withdraw },
];

/** The person behind the token. @throws GraphError for a Page's token */
function personOf(call: AuthorizedCall): FacebookPerson {
  const person = findPerson(call.token.accountId);
  if (!person) throw noSuchObject('me', call.request.method);
  return person;
}

export function describePerson(call: AuthorizedCall): Promise<object> {
  const person = personOf(call);
  const { origin, token } = call;
  return selectFields('User', call.params.text('fields'), 'name,id', {
    id: () => person.id,
    name: () => person.name,
    first_name: () => person.name.split(' ')[0],
    last_name: () => person.name.split(' ').at(-1),
    email: () => (token.scopes.includes('email') ? person.email : undefined),
    picture: () => ({ data: { url: `${origin}/facebook/avatar/${person.id}`, is_silhouette: false } }),
  });
}

/** Pages that the person shared with this app, each with its token. */
async function accounts(call: AuthorizedCall): Promise<object> {
  const person = personOf(call);
  const visible = call.token.scopes.includes('pages_show_list');
  const pages = visible ? await sharedPages(call.world, call.token.clientId, person.id) : [];
  const { items, paging } = pageOf(pages, ({ id }) => id, call.params, call.url);
  const fields = call.params.text('fields') ?? 'access_token,category,name,id,tasks';
  const data = await Promise.all(items.map((page) => selectFields('Page', fields, '', pageFields(call, page))));
  return { data, ...(paging ? { paging } : {}) };
}

async function permissions(call: AuthorizedCall): Promise<object> {
  const person = personOf(call);
  const grant = await findGrant(call.world, call.token.clientId, person.id);
  const declined = (grant?.declined ?? []).filter((scope) => !call.token.scopes.includes(scope));
  const row = (status: string) => (permission: string) => ({ permission, status });
  return { data: [...call.token.scopes.map(row('granted')), ...declined.map(row('declined'))] };
}

async function businesses(call: AuthorizedCall): Promise<object> {
  personOf(call);
  const visible = call.token.scopes.includes('business_management') ? BUSINESSES : [];
  const { items, paging } = pageOf(visible, ({ id }) => id, call.params, call.url);
  return { data: items.map(({ id, name }) => ({ id, name })), ...(paging ? { paging } : {}) };
}

async function businessPages(call: AuthorizedCall, edge: 'ownedPageIds' | 'clientPageIds'): Promise<object> {
  const business = BUSINESSES.find(({ id }) => id === call.param('id'));
  if (!business) throw noSuchObject(call.param('id'), 'GET');
  if (!call.token.scopes.includes('business_management')) throw forbidden('Requires business_management permission');
  const pages = PAGES.filter(({ id }) => business[edge].includes(id));
  const { items, paging } = pageOf(pages, ({ id }) => id, call.params, call.url);
  const fields = call.params.text('fields');
  const data = await Promise.all(items.map((page) => selectFields('Page', fields, 'name,id', pageFields(call, page))));
  return { data, ...(paging ? { paging } : {}) };
}

async function deauthorise({ world, token }: AuthorizedCall): Promise<object> {
  await endGrant(world, token.clientId, token.userId ?? token.accountId);
  return { success: true };
}

async function withdraw(call: AuthorizedCall): Promise<object> {
  const { world, token } = call;
  await changeTokens(world, 'facebook', token.userId ?? token.accountId, (one) => ({
    ...one,
    scopes: one.scopes.filter((scope) => scope !== call.param('permission')),
  }));
  return { success: true };
}
