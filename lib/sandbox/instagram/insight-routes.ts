import { DAY } from '@/lib/foundation/time';
import { fractionOf } from '../growth';
import { invalidParameter } from '../meta/graph-error';
import type { AuthorizedCall, GraphRoute } from '../meta/graph-route';
import { graphTime, parseGraphTime } from '../meta/graph-time';
import { type Insight, insight } from '../meta/insight';
import { accountOfPath } from './access';
import { countOf, isUnsaid, METRICS, type Metric } from './media-counts';
import { isStory } from './media-product';
import { readableMedia } from './media-routes';
import { findProfessional, type Professional } from './professionals';

const INTERACTIONS: readonly Metric[] = ['likes', 'comments', 'shares', 'saved'];
const MEDIA_METRICS = [...METRICS, 'total_interactions'];
const STORY_METRICS = ['reach', 'views', 'shares', 'total_interactions'];
/** Typical value of one day on the larger account. */
const DAYS: Record<string, number> = { reach: 700, views: 1_050, total_interactions: 90, follower_count: 8 };
/** Below it Instagram gives no `follower_count`. */
const MIN_FOLLOWERS = 100;

export const INSIGHT_ROUTES: readonly GraphRoute[] = [
  { method: 'GET', path: '/:id/insights', network: 'instagram', operation: 'read', answer: insights },
];

async function insights(call: AuthorizedCall): Promise<object> {
  const asked = call.params.list('metric')?.map(String) ?? [];
  const id = call.param('id');
  const account = id === 'me' || findProfessional(id);
  return { data: account ? await accountInsights(call, asked) : await mediaInsights(call, asked, id) };
}

function refuseUnknown(asked: string[], known: string[]): void {
  if (asked.length === 0) throw invalidParameter('The parameter metric is required.');
  const at = asked.findIndex((metric) => !known.includes(metric));
  if (at >= 0) throw invalidParameter(`metric[${at}] must be one of the following values: ${known.join(', ')}`);
}

async function mediaInsights(call: AuthorizedCall, asked: string[], id: string): Promise<Insight[]> {
  const post = await readableMedia(call, id);
  refuseUnknown(asked, isStory(post) ? STORY_METRICS : MEDIA_METRICS);
  await accountOfPath(call, 'insights', post.accountId);
  return asked
    .filter((metric) => !isUnsaid(post, metric))
    .map((metric) => {
      const single = METRICS.find((name) => name === metric);
      const value = (single ? [single] : INTERACTIONS).reduce((sum, part) => sum + countOf(call.world, post, part), 0);
      return insight(id, metric, 'lifetime', [{ value }]);
    });
}

async function accountInsights(call: AuthorizedCall, asked: string[]): Promise<object[]> {
  refuseUnknown(asked, Object.keys(DAYS));
  if (call.params.required('period') !== 'day') throw invalidParameter('Param period must be day for this metric');
  const account = await accountOfPath(call, 'insights');
  const nowMs = call.world.now().getTime();
  const untilMs = Math.min(nowMs, parseGraphTime('until', call.params.text('until')) ?? nowMs);
  const sinceMs = parseGraphTime('since', call.params.text('since')) ?? untilMs - 2 * DAY;
  const ends: number[] = [];
  for (let endMs = Math.ceil(sinceMs / DAY) * DAY; endMs <= untilMs; endMs += DAY) ends.push(endMs);
  const summed = call.params.text('metric_type') === 'total_value';
  return asked
    .filter((metric) => metric !== 'follower_count' || account.followers >= MIN_FOLLOWERS)
    .map((metric) => {
      const values = ends.map((endMs) => ({
        value: dayValue(account, metric, endMs),
        end_time: graphTime(new Date(endMs)),
      }));
      if (!summed) return insight(account.id, metric, 'day', values);
      const { values: _values, ...rest } = insight(account.id, metric, 'day', []);
      return { ...rest, total_value: { value: values.reduce((sum, { value }) => sum + value, 0) } };
    });
}

/** Fixed for an account, a metric and a day that is over. */
const dayValue = (account: Professional, metric: string, endMs: number): number =>
  Math.floor(
    (DAYS[metric] ?? 0) *
      (account.followers / 5_310) *
      (0.6 + 0.8 * fractionOf(`${account.id}/${metric}/${Math.floor(endMs / DAY)}`)),
  );
