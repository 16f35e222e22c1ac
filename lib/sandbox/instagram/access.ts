import { sharedPages } from '../facebook/grants';
import { PAGES } from '../facebook/people';
import { GraphError, noSuchObject } from '../meta/graph-error';
import type { AuthorizedCall } from '../meta/graph-route';
import { findProfessional, type Professional } from './professionals';

/** The same right under the names of the two ways to sign in. */
const SCOPES = {
  basic: { instagram: 'instagram_business_basic', facebook: 'instagram_basic' },
  publish: { instagram: 'instagram_business_content_publish', facebook: 'instagram_content_publish' },
  comments: { instagram: 'instagram_business_manage_comments', facebook: 'instagram_manage_comments' },
  insights: { instagram: 'instagram_business_manage_insights', facebook: 'instagram_manage_insights' },
} as const;

/** The account that this token acts as, or that is linked to a Page of its owner. @throws GraphError 100/33, 10 */
export async function accountOfPath(
  call: AuthorizedCall,
  right: keyof typeof SCOPES,
  id: string = call.param('id'),
): Promise<Professional> {
  const { token } = call;
  const account = findProfessional(id === 'me' ? token.accountId : id);
  if (!account || !(await actsAs(call, account))) throw noSuchObject(id, call.request.method);
  const scope = token.network === 'instagram' ? SCOPES[right].instagram : SCOPES[right].facebook;
  if (!token.scopes.includes(scope)) throw noPermission();
  return account;
}

async function actsAs({ token, world }: AuthorizedCall, account: Professional): Promise<boolean> {
  if (token.network === 'instagram') return token.accountId === account.id;
  const shared = await sharedPages(world, token.clientId, token.userId ?? token.accountId);
  const reachable = token.kind === 'page' ? shared.filter(({ id }) => id === token.accountId) : shared;
  return PAGES.some((page) => page.instagramId === account.id && reachable.includes(page));
}

const noPermission = (): GraphError =>
  new GraphError({ code: 10, message: '(#10) Application does not have permission for this action' });
