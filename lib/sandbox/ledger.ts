import { createHash } from 'node:crypto';
import type { Platform } from '@/lib/contracts/platform';
import type { PostRole } from '@/lib/contracts/post-options';
import type { World } from './world';

export interface LedgerMedia {
  id: string;
  kind: 'image' | 'gif' | 'video' | 'document';
  /** Root-relative address on this server. */
  path: string;
  altText: string | null;
}

/** One post that a network accepted. It stays here after its deletion. */
export interface LedgerPost {
  network: Platform;
  id: string;
  accountId: string;
  /** Display name. */
  author: string;
  text: string;
  media: LedgerMedia[];
  /** ISO 8601. */
  createdAt: string;
  /** Root-relative address on this server. */
  permalinkPath: string;
  deletedAt: string | null;
  /** A post of its own unless said otherwise. */
  role?: PostRole;
  /** The post that a comment or a thread's part stands under. */
  parentId?: string;
  /** What only this network knows of a post. */
  details: Record<string, unknown>;
}

const COLLECTION = 'posts';
const keyOf = (network: Platform, id: string): string => `${network}/${id}`;

export const recordPost = (world: World, post: LedgerPost): Promise<void> =>
  world.store.put(COLLECTION, keyOf(post.network, post.id), post);

export const findPost = (world: World, network: Platform, id: string): Promise<LedgerPost | null> =>
  world.store.get<LedgerPost>(COLLECTION, keyOf(network, id));

/** Every post ever accepted, oldest first, deleted ones included. */
export async function ledger(world: World, network: Platform | null): Promise<LedgerPost[]> {
  const posts = (await world.store.list<LedgerPost>(COLLECTION)).map(({ value }) => value);
  return network ? posts.filter((post) => post.network === network) : posts;
}

/** Returns false when there is no such post, or no longer. */
export async function deletePost(world: World, network: Platform, id: string): Promise<boolean> {
  let deleted = false;
  await world.store.update<LedgerPost>(COLLECTION, keyOf(network, id), (post) => {
    deleted = post !== null && post.deletedAt === null;
    return post && deleted ? { ...post, deletedAt: world.now().toISOString() } : post;
  });
  return deleted;
}

/** What the network's read interface shows now: not deleted, and older than the read lag that the control door set. */
export async function readablePosts(world: World, network: Platform, accountId: string): Promise<LedgerPost[]> {
  const newestMs = world.now().getTime() - (await readLagMs(world, network));
  return (await ledger(world, network)).filter(
    (post) => post.accountId === accountId && post.deletedAt === null && new Date(post.createdAt).getTime() <= newestMs,
  );
}

export async function isReadable(world: World, post: LedgerPost): Promise<boolean> {
  const newestMs = world.now().getTime() - (await readLagMs(world, post.network));
  return post.deletedAt === null && new Date(post.createdAt).getTime() <= newestMs;
}

const readLagMs = (world: World, network: Platform): Promise<number> => world.setting(`${network}:readLagMs`, 0);

interface Claim {
  postId: string;
  atMs: number;
}

/**
 * Claims a content for `postId`, atomically: of two equal posts at once, one wins.
 * Returns the id that already holds it within `windowMs`, or null when the claim was granted.
 */
export async function claimContent(
  world: World,
  content: { network: Platform; accountId: string; fingerprint: string; postId: string; windowMs: number },
): Promise<string | null> {
  const key = contentKey(content.network, content.accountId, content.fingerprint);
  const nowMs = world.now().getTime();
  const standing = await world.store.update<Claim>('contents', key, (current) =>
    current && nowMs - current.atMs < content.windowMs ? current : { postId: content.postId, atMs: nowMs },
  );
  return standing && standing.postId !== content.postId ? standing.postId : null;
}

/** After a deletion: the same content may be posted again. */
export const releaseContent = (
  world: World,
  content: { network: Platform; accountId: string; fingerprint: string },
): Promise<void> => world.store.remove('contents', contentKey(content.network, content.accountId, content.fingerprint));

const contentKey = (network: Platform, accountId: string, fingerprint: string): string =>
  `${network}/${accountId}/${createHash('sha256').update(fingerprint).digest('hex')}`;
