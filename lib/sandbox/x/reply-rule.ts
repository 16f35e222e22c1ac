import { findPost, type LedgerPost } from '../ledger';
import type { World } from '../world';
import type { XUser } from './people';
import { forbidden } from './problems';

export const REFUSE_OWN_REPLIES_SETTING = 'x:refuseOwnReplies';

/**
 * Replies by API stand only where the author mentioned the replying account (changelog, 23 February 2026). Whether one's
 * own posts are exempt is not said: here they are, until the switch says otherwise.
 */
export async function replyParent(world: World, user: XUser, parentId: string): Promise<LedgerPost | Response> {
  const parent = await findPost(world, 'x', parentId);
  if (!parent || parent.deletedAt) {
    return forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.');
  }
  const ownAllowed = !(await world.setting(REFUSE_OWN_REPLIES_SETTING, false));
  const mentioned = parent.text.toLowerCase().includes(`@${user.username.toLowerCase()}`);
  if (mentioned || (ownAllowed && parent.accountId === user.id)) return parent;
  return forbidden(
    'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
  );
}
