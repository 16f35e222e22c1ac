import { DAY, SECOND } from '@/lib/foundation/time';
import { recordPost } from '../ledger';
import { selectFields } from '../meta/field-selection';
import { newInstagramId } from '../meta/graph-id';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import type { World } from '../world';
import { accountOfPath } from './access';
import { type Container, claimContainer, findContainer, releaseContainer, statusOf } from './container';
import type { Professional } from './professionals';
import { REFUSALS } from './refusals';
import { shortcodeOf } from './shortcode';

/** Posts in any 24 hours; the setting `instagram:quotaTotal` replaces it. */
const QUOTA_TOTAL = 50;
const QUOTA_MS = DAY;
const COLLECTION = 'instagram-quota';

export const PUBLISH_ROUTES: readonly GraphRoute[] = [
  {
    method: 'POST',
    path: '/:id/media_publish',
    network: 'instagram',
    operation: 'publish',
    accepts: ['creation_id'],
    answer: publish,
  },
  { method: 'GET', path: '/:id/content_publishing_limit', network: 'instagram', operation: 'read', answer: limit },
];

/** POST `/{ig}/media_publish`: a FINISHED container becomes a post, once. */
async function publish(call: AuthorizedCall): Promise<object> {
  const { world } = call;
  const account = await accountOfPath(call, 'publish');
  const container = await findContainer(world, call.params.required('creation_id'));
  if (!container || container.accountId !== account.id || container.isCarouselItem) throw REFUSALS.noContainer();
  const blocked = await world.setting<string>('instagram:actionBlocked', '');
  if (blocked === 'before') throw REFUSALS.blocked();
  refuseUnlessFinished(world, container);

  const id = await newInstagramId(world);
  if (!(await claimContainer(world, container.id, id))) throw REFUSALS.notReady();
  if (!(await spendQuota(world, account))) {
    await releaseContainer(world, container.id);
    throw REFUSALS.quota();
  }
  const shortcode = shortcodeOf(id);
  await recordPost(world, {
    network: 'instagram',
    id,
    accountId: account.id,
    author: account.name,
    text: container.caption,
    media: container.media,
    createdAt: world.now().toISOString(),
    permalinkPath: `/instagram/p/${shortcode}/`,
    deletedAt: null,
    details: { shortcode, containerId: container.id, mediaType: container.mediaType },
  });
  // Instagram's block can come after the post is live.
  if (blocked === 'after') throw REFUSALS.blocked();
  return { id };
}

function refuseUnlessFinished(world: World, container: Container): void {
  switch (statusOf(world, container)) {
    case 'FINISHED':
      return;
    case 'EXPIRED':
      throw REFUSALS.expired();
    case 'ERROR':
      throw REFUSALS.failed();
    case 'IN_PROGRESS':
    case 'PUBLISHED':
      throw REFUSALS.notReady();
  }
}

interface Spent {
  /** Epoch milliseconds of the posts of the last 24 hours. */
  atMs: number[];
}

const recent = (spent: Spent | null, nowMs: number): number[] =>
  (spent?.atMs ?? []).filter((atMs) => nowMs - atMs < QUOTA_MS);

/** False when the rolling day is full. */
async function spendQuota(world: World, account: Professional): Promise<boolean> {
  const nowMs = world.now().getTime();
  const total = await world.setting('instagram:quotaTotal', QUOTA_TOTAL);
  let granted = false;
  await world.store.update<Spent>(COLLECTION, account.id, (current) => {
    const atMs = recent(current, nowMs);
    granted = atMs.length < total;
    return { atMs: granted ? [...atMs, nowMs] : atMs };
  });
  return granted;
}

async function limit(call: AuthorizedCall): Promise<object> {
  const { world } = call;
  const account = await accountOfPath(call, 'publish');
  const used = recent(await world.store.get<Spent>(COLLECTION, account.id), world.now().getTime()).length;
  const total = await world.setting('instagram:quotaTotal', QUOTA_TOTAL);
  const { id: _id, ...row } = await selectFields('ContentPublishingLimit', call.params.text('fields'), 'quota_usage', {
    quota_usage: () => used,
    config: () => ({ quota_total: total, quota_duration: QUOTA_MS / SECOND }),
  });
  return { data: [row] };
}
