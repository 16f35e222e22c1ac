import { ledger } from '../ledger';
import { selectFields } from '../meta/field-selection';
import type { AuthorizedCall } from '../meta/graph-route';
import { accountOfPath } from './access';
import { isInProfile } from './media-product';

/** GET `/me` or `/{ig}`. `user_id` is the professional account's id; `id` is one that this app alone sees. */
export async function describeAccount(call: AuthorizedCall): Promise<object> {
  const account = await accountOfPath(call, 'basic');
  const direct = call.token.network === 'instagram';
  return selectFields(direct ? 'User' : 'IGUser', call.params.text('fields'), 'id', {
    id: () => (direct ? account.scopedId : account.id),
    user_id: () => (direct ? account.id : undefined),
    ig_id: () => account.id,
    username: () => account.username,
    name: () => account.name,
    account_type: () => account.accountType,
    biography: () => account.biography,
    profile_picture_url: () => `${call.origin}/instagram/avatar/${account.id}`,
    followers_count: () => account.followers,
    follows_count: () => Math.floor(account.followers / 9),
    media_count: async () =>
      (await ledger(call.world, 'instagram')).filter(
        (post) => post.accountId === account.id && !post.deletedAt && isInProfile(post),
      ).length,
  });
}
