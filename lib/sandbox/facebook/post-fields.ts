import type { LedgerPost } from '../ledger';
import { commentsOn } from '../meta/comments';
import type { FieldSource } from '../meta/field-selection';
import type { AuthorizedCall } from '../meta/graph-route';
import { graphTime } from '../meta/graph-time';
import { isPublished, linkOf } from './page-post';
import { likesOf, sharesOf } from './post-counts';
import { postInsights } from './post-insights';

export const POST_FIELDS = [
  'id',
  'message',
  'created_time',
  'updated_time',
  'permalink_url',
  'from',
  'is_published',
  'is_hidden',
  'status_type',
  'full_picture',
  'attachments',
  'shares',
  'likes',
  'reactions',
  'comments',
  'insights',
] as const;

/** What a Page's post can be asked for. Texts, pictures and shares are absent where there are none. */
export function postFields(call: AuthorizedCall, post: LedgerPost): Record<(typeof POST_FIELDS)[number], FieldSource> {
  const { world, origin } = call;
  const picture = post.media.find(({ kind }) => kind !== 'video');
  const summary = (total: number) => ({ data: [], summary: { total_count: total, can_like: true } });
  const shares = sharesOf(world, post);
  return {
    id: () => post.id,
    message: () => post.text || undefined,
    created_time: () => graphTime(post.createdAt),
    updated_time: () => graphTime(post.createdAt),
    permalink_url: () => new URL(post.permalinkPath, origin).href,
    from: () => ({ name: post.author, id: post.accountId }),
    is_published: () => isPublished(post),
    is_hidden: () => false,
    status_type: () => STATUS_TYPES[String(post.details.kind)] ?? 'mobile_status_update',
    full_picture: () => (picture ? new URL(picture.path, origin).href : undefined),
    attachments: () => attachments(post, origin),
    shares: () => (shares > 0 ? { count: shares } : undefined),
    likes: () => summary(likesOf(world, post)),
    reactions: () => summary(likesOf(world, post)),
    insights: (_inner, { metric }) => ({ data: postInsights(world, post, (metric ?? '').split(',').filter(Boolean)) }),
    comments: async () => summary((await commentsOn(world, post)).length),
  };
}

const STATUS_TYPES: Record<string, string> = {
  photo: 'added_photos',
  video: 'added_video',
  reel: 'added_video',
  story: 'added_photos',
  status: 'mobile_status_update',
};

function attachments(post: LedgerPost, origin: string): object | undefined {
  const link = linkOf(post);
  const media = post.media.map((medium) => ({
    type: medium.kind === 'video' ? 'video_inline' : 'photo',
    media: { image: { src: new URL(medium.path, origin).href } },
    target: { id: medium.id },
    description: medium.altText ?? undefined,
  }));
  if (media.length > 1) return { data: [{ type: 'album', subattachments: { data: media } }] };
  if (media.length === 1) return { data: media };
  return link === null ? undefined : { data: [{ type: 'share', unshimmed_url: link, title: new URL(link).hostname }] };
}
