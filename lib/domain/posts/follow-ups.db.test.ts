import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { PostOptions } from '@/lib/contracts/post-options';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import type { ClaimedRow } from '@/lib/data/db/statements/claimed-row';
import { markSending, openAttempts } from '@/lib/data/db/statements/ledger';
import { newId } from '@/lib/foundation/ids';
import { HOUR, plus } from '@/lib/foundation/time';
import { createAccount, createContext } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { claimDueRows } from '../publishing/claim-fixture';
import { recordSettlement } from '../publishing/record-settlement';
import { settle } from '../publishing/state-machine';
import { cancelScheduledPost } from './cancel-scheduled-post';
import { getScheduledPost } from './get-scheduled-post';
import { listCalendar } from './list-calendar';
import { listPosts } from './list-posts';
import { listScheduledPosts } from './list-scheduled-posts';
import { publishNow } from './publish-now';
import { schedulePost } from './schedule-post';
import { updateScheduledPost } from './update-scheduled-post';

afterAll(() => pool().stop());

const thread = (...texts: string[]): PostOptions => ({
  x: { thread: texts.map((content) => ({ content, mediaIds: [] })) },
});
const threeParts: PostOptions = { ...thread('Two', 'Three'), firstComment: 'And a word more' };

let ctx: BusinessContext;
let accountId: string;

beforeEach(async () => {
  ctx = await createContext();
  accountId = (await createAccount(ctx.business, 'x')).id;
});

const composed = (options: PostOptions) => ({
  accountIds: [accountId],
  content: 'One',
  mediaIds: [],
  options,
  variants: {},
});

async function queued(options: PostOptions): Promise<string> {
  const { data } = await publishNow(ctx, composed(options));
  expect(data).toHaveLength(1);
  return data[0]?.id ?? '';
}

/** Claims what is due of the account, and lets what was put off behind it be due next. */
async function claim(): Promise<ClaimedRow[]> {
  const rows = (await claimDueRows()).filter((row) => row.business_id === ctx.business.id);
  await pool().query('UPDATE scheduled_posts SET not_before = now() WHERE not_before > now()');
  return rows;
}

/** What a worker does with a row that its network took as `platformPostId`. */
async function publishAs(row: ClaimedRow, platformPostId: string): Promise<void> {
  const [attempt] = await run(pool(), openAttempts, [[row.id], [row.fence], [newId('att')], ['fingerprint']]);
  const attemptId = attempt?.id ?? '';
  await run(pool(), markSending, [[row.id], [row.fence], [attemptId], 1_000, 1_000]);
  const now = new Date();
  const outcome = { kind: 'OK', platformPostId, permalink: null, publishedAt: now } as const;
  const facts = { now, attempts: row.attempts, openedAt: now, readLagMs: 0, wasDoubted: false };
  const settlement = settle(outcome, facts);
  expect(await recordSettlement({ row, from: ['sending'], attemptId, settlement, outcome, now })).toBe(true);
}

const followUps = async (id: string) =>
  (await getScheduledPost(ctx, id)).followUps.map(({ content, status }) => `${content}: ${status}`);

describe('what follows a post', () => {
  it('waits for the one before, and knows its id', async () => {
    const id = await queued(threeParts);
    expect(await followUps(id)).toEqual(['Two: waiting', 'Three: waiting', 'And a word more: waiting']);

    const [first, ...others] = await claim();
    expect([first?.content, first?.in_reply_to, others]).toEqual(['One', null, []]);
    if (first) await publishAs(first, 'x-1');

    const then: unknown[] = [];
    for (let [row] = await claim(); row; [row] = await claim()) {
      then.push([row.role, row.content, row.in_reply_to]);
      await publishAs(row, `x-of-${row.content}`);
    }
    expect(then.sort()).toEqual([
      ['comment', 'And a word more', 'x-1'],
      ['thread', 'Three', 'x-of-Two'],
      ['thread', 'Two', 'x-1'],
    ]);
    expect(await followUps(id)).toEqual(['Two: published', 'Three: published', 'And a word more: published']);
    expect((await getScheduledPost(ctx, id)).followUps.map((part) => part.platformPostId)).toEqual([
      'x-of-Two',
      'x-of-Three',
      'x-of-And a word more',
    ]);
  });

  it('is no post of its own in history, calendar and list', async () => {
    const id = await queued(threeParts);
    for (let [row] = await claim(); row; [row] = await claim()) await publishAs(row, row.id);
    const { data: history } = await listPosts(ctx, { limit: 20 });
    expect(history.map((post) => post.scheduledPostId)).toEqual([id]);
    const span = { from: plus(ctx.now, -HOUR).toISOString(), to: plus(ctx.now, HOUR).toISOString() };
    expect((await listCalendar(ctx, span)).map((item) => item.id)).toEqual([id]);
    expect((await listScheduledPosts(ctx, { limit: 20 })).data.map((item) => item.id)).toEqual([id]);
  });

  it('moves, is rewritten and is cancelled with its post', async () => {
    const at = (hours: number) => plus(ctx.now, hours * HOUR).toISOString();
    const { data } = await schedulePost(ctx, { ...composed(threeParts), scheduledAt: at(1) });
    const id = data[0]?.id ?? '';
    await updateScheduledPost(ctx, id, { scheduledAt: at(2) });
    const rows = await prisma().scheduledPost.findMany({ where: { businessId: ctx.business.id } });
    expect(new Set(rows.map((row) => row.scheduledAt.toISOString()))).toEqual(new Set([at(2)]));

    const changed = await updateScheduledPost(ctx, id, { options: thread('Two, better') });
    expect(changed.followUps.map((part) => part.content)).toEqual(['Two, better']);
    const part = changed.followUps[0]?.id ?? '';
    await expect(updateScheduledPost(ctx, part, { content: 'x' })).rejects.toMatchObject({ code: 'conflict' });

    await cancelScheduledPost(ctx, id);
    expect(await followUps(id)).toEqual(['Two, better: cancelled']);
  });

  it('takes along only what follows it when a part is cancelled', async () => {
    const id = await queued(threeParts);
    const [two] = (await getScheduledPost(ctx, id)).followUps;
    await cancelScheduledPost(ctx, two?.id ?? '');
    expect(await followUps(id)).toEqual(['Two: cancelled', 'Three: cancelled', 'And a word more: waiting']);
  });
});
