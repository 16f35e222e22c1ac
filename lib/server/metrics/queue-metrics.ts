import { PLATFORMS } from '@/lib/contracts/platform';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { attemptsByOutcome } from '@/lib/data/db/statements/punctuality';
import type { DepthState } from '@/lib/data/db/statements/queue-depth';
import { workersSeen } from '@/lib/data/db/statements/workers';
import { latenessOf, readLatenessRows } from '@/lib/domain/punctuality/read-lateness';
import { readQueueDepth } from '@/lib/domain/punctuality/read-queue';
import { HOUR, plus, SECOND } from '@/lib/foundation/time';
import type { Metric, Sample } from './prometheus-text';

const STATES: readonly DepthState[] = ['due', 'overdue', 'put_off', 'sending', 'unknown', 'held', 'needs_attention'];

/** Posts that wait or are stuck, by network: zeros too, so that a graph has no holes. */
export async function depthMetrics(): Promise<Metric[]> {
  const rows = await readQueueDepth();
  const samples = PLATFORMS.flatMap((network) =>
    STATES.map((state) => ({
      labels: { network, state },
      value: rows.find((row) => row.platform === network && row.state === state)?.posts ?? 0,
    })),
  );
  return [{ name: 'publishing_queue_posts', type: 'gauge', help: 'Posts that wait or are stuck, by state.', samples }];
}

/** How late first attempts were, and what came of attempts, in the last hour. */
export async function latenessMetrics(now: Date): Promise<Metric[]> {
  const [rows, outcomes] = await Promise.all([
    readLatenessRows(HOUR, now),
    run(pool(), attemptsByOutcome, [plus(now, -HOUR), now]),
  ]);
  const lateness = latenessOf(rows).filter(({ platform }) => platform !== 'all');
  const gauge = (name: string, help: string, samples: Sample[]): Metric => ({ name, type: 'gauge', help, samples });
  const each = (read: (of: (typeof lateness)[number]) => [Record<string, string>, number | null][]): Sample[] =>
    lateness.flatMap((of) =>
      read(of).flatMap(([labels, value]) =>
        value === null ? [] : [{ labels: { network: of.platform, ...labels }, value }],
      ),
    );
  const seconds = (ms: number | null): number | null => (ms === null ? null : ms / SECOND);
  return [
    gauge(
      'publishing_lateness_seconds',
      'Planned time to request of first attempts in the last hour, of posts that were not put off.',
      each(({ p50Ms, p99Ms }) => [
        [{ quantile: '0.5' }, seconds(p50Ms)],
        [{ quantile: '0.99' }, seconds(p99Ms)],
      ]),
    ),
    gauge(
      'publishing_begin_lateness_seconds',
      'Planned time to the begin of first attempts in the last hour.',
      each(({ begunP99Ms }) => [[{ quantile: '0.99' }, seconds(begunP99Ms)]]),
    ),
    gauge(
      'publishing_on_time_ratio',
      'Share of these posts whose request left within 1 s of the planned time.',
      each(({ onTimeShare }) => [[{}, onTimeShare]]),
    ),
    gauge(
      'publishing_first_requests',
      'Posts first sent in the last hour, by whether the queue had put them off.',
      each(({ posts, putOff }) => [
        [{ put_off: 'false' }, posts],
        [{ put_off: 'true' }, putOff.posts],
      ]),
    ),
    gauge(
      'publishing_attempts',
      'Attempts of the last hour by what came of them.',
      outcomes.map(({ platform, outcome, attempts }) => ({ labels: { network: platform, outcome }, value: attempts })),
    ),
  ];
}

export async function workerMetrics(): Promise<Metric[]> {
  const [row] = await run(pool(), workersSeen, []);
  const silence = row?.silent_seconds;
  return [
    { name: 'scheduler_workers_seen', type: 'gauge', help: 'Living workers.', samples: [{ value: row?.seen ?? 0 }] },
    {
      name: 'scheduler_silence_seconds',
      type: 'gauge',
      help: 'Since the last sign of any worker.',
      samples: silence == null ? [] : [{ value: silence }],
    },
  ];
}
