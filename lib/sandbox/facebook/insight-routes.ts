import { DAY } from '@/lib/foundation/time';
import { fractionOf } from '../growth';
import { ledger } from '../ledger';
import { invalidParameter } from '../meta/graph-error';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { graphTime, parseGraphTime } from '../meta/graph-time';
import { type Insight, insight } from '../meta/insight';
import { pageOfPath, requireScopes } from './access';
import { readablePost } from './node-routes';
import { isOnTimeline } from './page-post';
import { type FacebookPage, findPage } from './people';
import { postInsights, refuseUnknown } from './post-insights';

/** Typical value of one day on the larger Page. */
const PAGE_DAYS: Record<string, number> = {
  page_media_view: 900,
  page_total_media_view_unique: 620,
  page_post_engagements: 75,
  page_daily_follows: 6,
  page_daily_follows_unique: 6,
  page_follows: 0,
};
const MAX_DAYS = 93;

export const INSIGHT_ROUTES: readonly GraphRoute[] = [
  { method: 'GET', path: '/:id/insights', network: 'facebook', operation: 'read', answer: insights },
];

async function insights(call: AuthorizedCall): Promise<object> {
  requireScopes(call, 'read_insights');
  const asked = call.params.list('metric')?.map(String) ?? [];
  const id = call.param('id');
  const data = findPage(id === 'me' ? call.token.accountId : id)
    ? await pageInsights(call, asked)
    : postInsights(call.world, await readablePost(call, id), asked);
  const page = (since: number) => `${call.origin}${call.url.pathname}?since=${since}`;
  return { data, paging: { previous: page(0), next: page(1) } };
}

async function pageInsights(call: AuthorizedCall, asked: string[]): Promise<Insight[]> {
  refuseUnknown(asked, Object.keys(PAGE_DAYS));
  if ((call.params.text('period') ?? 'day') !== 'day')
    throw invalidParameter('Param period must be day for this metric');
  const page = await pageOfPath(call);
  const nowMs = call.world.now().getTime();
  const untilMs = Math.min(nowMs, parseGraphTime('until', call.params.text('until')) ?? nowMs);
  const sinceMs = parseGraphTime('since', call.params.text('since')) ?? untilMs - 2 * DAY;
  if (untilMs - sinceMs > MAX_DAYS * DAY)
    throw invalidParameter(`There cannot be more than ${MAX_DAYS} days between since and until`);
  const posts = (await ledger(call.world, 'facebook')).filter(
    (post) => post.accountId === page.id && isOnTimeline(post),
  ).length;
  const ends: number[] = [];
  for (let endMs = Math.ceil(sinceMs / DAY) * DAY; endMs <= untilMs; endMs += DAY) ends.push(endMs);
  return asked.map((metric) =>
    insight(
      page.id,
      metric,
      'day',
      ends.map((endMs) => ({ value: dayValue(page, metric, endMs, posts), end_time: graphTime(new Date(endMs)) })),
    ),
  );
}

/** Fixed for a Page, a metric and a day that is over; followers grow by a slow line. */
function dayValue(page: FacebookPage, metric: string, endMs: number, posts: number): number {
  const day = Math.floor(endMs / DAY);
  if (metric === 'page_follows') return page.followers + posts + Math.floor((day % 3_650) / 7);
  const size = page.followers / 2_840;
  return Math.floor((PAGE_DAYS[metric] ?? 0) * size * (0.6 + 0.8 * fractionOf(`${page.id}/${metric}/${day}`)));
}
