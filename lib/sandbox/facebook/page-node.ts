import { findProfessional } from '../instagram/professionals';
import { type FieldSource, parseFields, selectFields } from '../meta/field-selection';
import type { AuthorizedCall } from '../meta/graph-route';
import { pageOfPath } from './access';
import { sharedPages } from './grants';
import { pageToken } from './page-token';
import { type FacebookPage, profilePath } from './people';

export async function describePage(call: AuthorizedCall): Promise<object> {
  const page = await pageOfPath(call);
  return selectFields('Page', call.params.text('fields'), 'name,id', pageFields(call, page));
}

/** What a Page can be asked for. */
export function pageFields(call: AuthorizedCall, page: FacebookPage): Record<string, FieldSource> {
  const { origin } = call;
  return {
    id: () => page.id,
    name: () => page.name,
    username: () => page.username,
    category: () => page.category,
    link: () => `${origin}${profilePath(page)}`,
    fan_count: () => page.followers,
    followers_count: () => page.followers,
    picture: () => ({ data: { url: `${origin}/facebook/avatar/${page.id}`, is_silhouette: false } }),
    tasks: () => ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE'],
    access_token: () => tokenFor(call, page),
    instagram_business_account: (inner) => linkedInstagram(call, page, inner),
  };
}

async function tokenFor(call: AuthorizedCall, page: FacebookPage): Promise<string | undefined> {
  const { token, world } = call;
  if (token.kind === 'page') return token.accountId === page.id ? token.token : undefined;
  const shared = await sharedPages(world, token.clientId, token.accountId);
  return shared.includes(page) ? pageToken(world, token, page) : undefined;
}

/** Absent without a linked account or without the scope; never null. */
async function linkedInstagram(call: AuthorizedCall, page: FacebookPage, inner: string | null): Promise<unknown> {
  const account = page.instagramId === null ? null : findProfessional(page.instagramId);
  if (!account || !call.token.scopes.includes('instagram_basic')) return undefined;
  const wanted = parseFields(inner ?? 'id').map(({ name }) => name);
  return selectFields('IGUser', wanted.join(','), 'id', {
    id: () => account.id,
    username: () => account.username,
    name: () => account.name,
    followers_count: () => account.followers,
    profile_picture_url: () => `${call.origin}/instagram/avatar/${account.id}`,
  });
}
