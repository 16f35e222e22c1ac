import type { ReconcileInput, Reconciliation } from '../platform';
import { textIn } from '../progress';
import { asReconciliation } from '../refusal';
import { isCommunity } from './author';
import { findComment } from './find-comment';
import { findPost, olderDuplicate } from './find-post';
import { permalinkOf } from './permalink';
import { DUPLICATE_OF } from './publish-post';

/**
 * Only a community app may read. A share app can tell nothing, except what LinkedIn told it: that a second send of the
 * same post was a duplicate, of a post which this product, deleting none, has not deleted.
 */
export async function reconcileOnLinkedin(input: ReconcileInput): Promise<Reconciliation> {
  if (isCommunity(input.access)) {
    return asReconciliation(() => (input.role === 'comment' ? findComment(input) : findPost(input)));
  }
  const ref = textIn(input.progress, DUPLICATE_OF);
  if (ref !== null && input.role === 'post') {
    if (input.taken.has(ref)) return { kind: 'unclear', code: 'older_duplicate', detail: olderDuplicate(ref) };
    return { kind: 'found', platformPostId: ref, permalink: permalinkOf(ref), publishedAt: input.since };
  }
  const detail =
    'LinkedIn does not let this connection read posts. Look at the profile and say whether the post stands.';
  return { kind: 'unclear', code: 'not_readable', detail, ...(input.role === 'post' ? { mayProbe: true } : {}) };
}
