import type { PostOptions, PostRole } from '@/lib/contracts/post-options';
import { newId } from '@/lib/foundation/ids';
import { excerpt } from './excerpt';
import type { Target } from './resolve-targets';

interface Part {
  role: PostRole;
  content: string;
  mediaIds: string[];
  options: PostOptions;
}

interface Queued {
  businessId: string;
  postId: string;
  accountId: string;
  platform: Target['platform'];
  scheduledAt: Date;
}

/**
 * The rows of one target: its post, and what follows it, each a row of its own that waits for the one before, so that
 * every part goes out exactly once. A comment follows the post itself; a thread's part the part before.
 */
export function scheduledRows(businessId: string, postId: string, target: Target, scheduledAt: Date) {
  const { accountId, platform } = target;
  const queued = { businessId, postId, accountId, platform, scheduledAt };
  const post = rowOf(queued, ownPart(target), null);
  return [post, ...followUpRows(queued, target.options, post.id)];
}

/** What follows the post `postRowId` by its options. */
export function followUpRows(queued: Queued, { x, firstComment }: PostOptions, postRowId: string) {
  const parts: ReturnType<typeof rowOf>[] = [];
  for (const { content, mediaIds } of x?.thread ?? []) {
    const before = parts.at(-1)?.id ?? postRowId;
    parts.push(rowOf(queued, { role: 'thread', content, mediaIds, options: {} }, before));
  }
  if (!firstComment) return parts;
  const comment: Part = { role: 'comment', content: firstComment, mediaIds: [], options: {} };
  return [...parts, rowOf(queued, comment, postRowId)];
}

const ownPart = ({ content, mediaIds, options }: Target): Part => ({ role: 'post', content, mediaIds, options });

const rowOf = (queued: Queued, { role, content, mediaIds, options }: Part, followsId: string | null) => ({
  ...queued,
  id: newId('sch'),
  taskId: newId('task'),
  role,
  followsId,
  status: followsId === null ? ('pending' as const) : ('waiting' as const),
  content,
  excerpt: excerpt(content),
  mediaIds,
  options,
});
