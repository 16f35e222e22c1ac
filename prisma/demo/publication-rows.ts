import { createHash } from 'node:crypto';
import type { PostMetricValues } from '@/lib/contracts/metrics';
import { nextReadingAt } from '@/lib/domain/analytics/cadence';
import { excerpt } from '@/lib/domain/posts/excerpt';
import { env } from '@/lib/foundation/env';
import { newId } from '@/lib/foundation/ids';
import type { SeededRandom } from '@/lib/foundation/seeded-random';
import { DAY, plus } from '@/lib/foundation/time';
import type { LedgerPost } from '@/lib/sandbox/ledger';

/** A post on a network, with what was read of it. */
export interface StandingPost {
  scheduledAt: Date;
  fake: LedgerPost;
  mediaIds: string[];
  snapshots: { at: Date; numbers: PostMetricValues }[];
}

export interface PublicationRows {
  scheduled_posts: object;
  publish_attempts: object;
  published_posts: object;
  metric_snapshots: object[];
  metric_watches: object;
}

interface Owner {
  businessId: string;
  accountId: string;
  postId: string;
}

/** What the product would have kept of a post that went out in time and was read since. */
export function publicationRows(
  { fake, scheduledAt, mediaIds, snapshots }: StandingPost,
  { businessId, accountId, postId }: Owner,
  { now, random }: { now: Date; random: SeededRandom },
): PublicationRows {
  const publishedAt = new Date(fake.createdAt);
  const [scheduledId, publicationId] = [newId('sch', scheduledAt), newId('pub', publishedAt)];
  const owned = { business_id: businessId, account_id: accountId };
  const shown = { post_id: postId, platform: fake.network, excerpt: excerpt(fake.text) };
  const requestedAt = plus(scheduledAt, Math.round(random.between(3, 15)));
  const dueAt = nextReadingAt({ platform: fake.network, publishedAt, now, unchanged: 0, random: () => random.next() });
  return {
    scheduled_posts: {
      ...{ ...owned, ...shown, id: scheduledId, task_id: newId('task', scheduledAt), status: 'published' },
      ...{ scheduled_at: scheduledAt, content: fake.text, media_ids: mediaIds, options: {}, role: 'post' },
      ...{ fence: 1, attempts: 1, is_edited: false, created_at: plus(scheduledAt, -DAY), updated_at: publishedAt },
    },
    publish_attempts: {
      ...{ ...owned, id: newId('att', requestedAt), scheduled_post_id: scheduledId, platform: fake.network, number: 1 },
      ...{ fence: 1, state: 'accepted', payload_fingerprint: createHash('sha256').update(fake.text).digest('hex') },
      ...{ outcome: 'OK', platform_post_id: fake.id, requested_at: requestedAt, answered_at: publishedAt },
      ...{ is_probe: false, created_at: plus(scheduledAt, 2), planned_at: scheduledAt },
    },
    published_posts: {
      ...{ ...owned, ...shown, id: publicationId, scheduled_post_id: scheduledId, platform_post_id: fake.id },
      ...{ permalink: new URL(fake.permalinkPath, env().LINKEDIN_AUTH_URL), media_count: mediaIds.length },
      ...{ status: 'published', scheduled_at: scheduledAt, published_at: publishedAt, created_at: publishedAt },
      ...{ confirmed_by_person: false },
    },
    metric_snapshots: snapshots.map(({ at, numbers }) => ({
      ...{ published_post_id: publicationId, business_id: businessId, captured_at: at },
      ...columnsOf(numbers),
    })),
    metric_watches: {
      ...{ ...owned, published_post_id: publicationId, published_at: publishedAt },
      ...{ due_at: dueAt, checked_at: snapshots.at(-1)?.at ?? null, unchanged: 0 },
    },
  };
}

const columnsOf = ({ videoViews, ...numbers }: PostMetricValues) => ({ ...numbers, video_views: videoViews });
