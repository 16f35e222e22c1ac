import { HOUR } from '@/lib/foundation/time';
import { claimContent, findPost, type LedgerMedia, type LedgerPost, recordPost, releaseContent } from '../ledger';
import { GraphError } from '../meta/graph-error';
import type { World } from '../world';
import { type FacebookPage, profilePath } from './people';

/** For how long an equal text or link on one Page is refused; the setting `facebook:duplicateWindowMs` replaces it. */
const DUPLICATE_WINDOW_MS = HOUR;

export interface NewPost {
  page: FacebookPage;
  /** `{page}_{post}`, made beforehand so that photos could be claimed for it. */
  id: string;
  message: string;
  link: string | null;
  media: LedgerMedia[];
  kind: 'status' | 'photo' | 'video' | 'reel' | 'story';
  published: boolean;
}

/** Text and link; posts with pictures are never duplicates: their photos are single use instead. */
const fingerprintOf = (post: Pick<NewPost, 'message' | 'link'>): string => JSON.stringify([post.message, post.link]);

/** Accepts a post into the ledger. @throws GraphError 506 for what the Page said a moment ago */
export async function acceptPost(world: World, post: NewPost): Promise<void> {
  const { page, id, message, link, media, kind, published } = post;
  if (media.length === 0) {
    const windowMs = await world.setting('facebook:duplicateWindowMs', DUPLICATE_WINDOW_MS);
    const content = { network: 'facebook', accountId: page.id, fingerprint: fingerprintOf(post) } as const;
    if (await claimContent(world, { ...content, postId: id, windowMs })) throw duplicate();
  }
  await recordPost(world, {
    network: 'facebook',
    id,
    accountId: page.id,
    author: page.name,
    text: message,
    media,
    createdAt: world.now().toISOString(),
    permalinkPath: `${profilePath(page)}/posts/${id.split('_')[1]}`,
    deletedAt: null,
    details: { link, kind, published },
  });
}

export const releasePost = (world: World, post: LedgerPost): Promise<void> =>
  releaseContent(world, {
    network: 'facebook',
    accountId: post.accountId,
    fingerprint: fingerprintOf({ message: post.text, link: linkOf(post) }),
  });

export const linkOf = (post: LedgerPost): string | null =>
  typeof post.details.link === 'string' ? post.details.link : null;

export const isPublished = (post: LedgerPost): boolean => post.details.published !== false;

export const isStory = (post: LedgerPost): boolean => post.details.kind === 'story';

/** What stands on the Page's timeline: no draft, no comment, no story. */
export const isOnTimeline = (post: LedgerPost): boolean =>
  isPublished(post) && post.parentId === undefined && !isStory(post);

/** By its full id, `{page}_{post}`. */
export const findPagePost = (world: World, id: string): Promise<LedgerPost | null> => findPost(world, 'facebook', id);

const duplicate = (): GraphError =>
  new GraphError({
    code: 506,
    subcode: 1455006,
    message: '(#506) Duplicate status message',
    title: 'Duplicate Status Update',
    userMessage: 'This status update is identical to the last one you posted. Try posting something different.',
  });
