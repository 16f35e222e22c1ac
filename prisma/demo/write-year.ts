import type { Platform } from '@/lib/contracts/platform';
import type { Transaction } from '@/lib/data/db/transaction';
import { rebuildRollups } from '@/lib/domain/analytics/rebuild-rollups';
import type { BusinessContext } from '@/lib/domain/context';
import { newId } from '@/lib/foundation/ids';
import { SeededRandom } from '@/lib/foundation/seeded-random';
import { DAY, plus } from '@/lib/foundation/time';
import { followerRows } from './followers';
import { insertRows } from './insert-rows';
import type { SaidPost } from './post-on-fakes';
import { type PublicationRows, publicationRows } from './publication-rows';

const SEED = 365;

/** Writes what stands on the networks as the product would have kept it. */
export async function writeYear(
  { client }: Transaction,
  ctx: BusinessContext,
  { said, accounts }: { said: readonly SaidPost[]; accounts: ReadonlyMap<Platform, string> },
): Promise<void> {
  const random = new SeededRandom(SEED);
  const businessId = ctx.business.id;
  const posts: object[] = [];
  const publications: PublicationRows[] = [];
  for (const { at, text, standing } of said) {
    const postId = newId('post', plus(at, -DAY));
    posts.push(compositionRow(ctx, { id: postId, at, text }));
    for (const post of standing) {
      const accountId = accounts.get(post.fake.network);
      if (accountId === undefined) continue;
      publications.push(publicationRows(post, { businessId, accountId, postId }, { now: ctx.now, random }));
    }
  }
  await insertRows(client, 'posts', posts);
  for (const table of ['scheduled_posts', 'publish_attempts', 'published_posts', 'metric_watches'] as const) {
    const rows = publications.map((publication) => publication[table]);
    await insertRows(client, table, rows);
  }
  const snapshots = publications.flatMap((publication) => publication.metric_snapshots);
  await insertRows(client, 'metric_snapshots', snapshots);
  for (const [platform, accountId] of accounts) {
    await insertRows(client, 'account_snapshots', followerRows({ businessId, accountId, platform }, ctx.now, random));
  }
  await rebuildRollups(client, businessId);
}

const compositionRow = (
  { business, actor }: BusinessContext,
  { id, at, text }: { id: string; at: Date; text: string },
) => ({
  ...{ id, business_id: business.id, content: text, media_ids: [], options: {}, created_by: actor.id },
  ...{ source: actor.type, created_at: plus(at, -DAY), updated_at: plus(at, -DAY) },
});
