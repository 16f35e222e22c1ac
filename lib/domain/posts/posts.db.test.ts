import { afterAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import type { ErrorCode } from '@/lib/foundation/errors';
import { HOUR, plus } from '@/lib/foundation/time';
import { createAccount, createContext, createScheduledPost } from '@/prisma/factories';
import { cancelScheduledPost } from './cancel-scheduled-post';
import { cancelTask } from './cancel-task';
import { getTask } from './get-task';
import { listCalendar } from './list-calendar';
import { listScheduledPosts } from './list-scheduled-posts';
import { publishNow } from './publish-now';
import { readDashboard } from './read-dashboard';
import { schedulePost } from './schedule-post';
import { updateScheduledPost } from './update-scheduled-post';

afterAll(() => pool().stop());

const refusal = (code: ErrorCode, path?: string) =>
  expect.objectContaining({ code, ...(path && { errors: [expect.objectContaining({ path })] }) });

async function workspace() {
  const ctx = await createContext();
  const account = await createAccount(ctx.business, 'x');
  const composed = { accountIds: [account.id], content: 'Hello', mediaIds: [], options: {}, variants: {} };
  return { ctx, account, composed };
}

describe('publish and schedule', () => {
  it('queue one row an account, with what it will show', async () => {
    const { ctx, account, composed } = await workspace();
    const other = await createAccount(ctx.business, 'linkedin');
    const variants = { [other.id]: { content: 'For LinkedIn' } };
    const answer = await publishNow(ctx, { ...composed, accountIds: [account.id, other.id], variants });
    expect(answer.data.map((row) => [row.accountId, row.status])).toEqual([
      [account.id, 'pending'],
      [other.id, 'pending'],
    ]);
    const task = await getTask(ctx, answer.data[1]?.taskId ?? '');
    expect(task).toMatchObject({ content: 'For LinkedIn', platform: 'linkedin', scheduledAt: ctx.now.toISOString() });
  });

  it.each([
    ['a second ago', -1_000, 'in_the_past'],
    ['this very moment', 0, 'in_the_past'],
    ['in six years', 6 * 365 * 24 * HOUR, 'too_far'],
  ])('refuse %s and write nothing', async (_, offsetMs, code) => {
    const { ctx, composed } = await workspace();
    const scheduledAt = plus(ctx.now, offsetMs).toISOString();
    await expect(schedulePost(ctx, { ...composed, scheduledAt })).rejects.toMatchObject({
      errors: [{ path: 'scheduledAt', code }],
    });
    expect(await prisma().scheduledPost.count({ where: { businessId: ctx.business.id } })).toBe(0);
  });

  it('refuse an account of another business', async () => {
    const { ctx, composed } = await workspace();
    const stranger = await workspace();
    const foreign = { ...composed, accountIds: [stranger.account.id] };
    await expect(publishNow(ctx, foreign)).rejects.toEqual(refusal('invalid_input', 'accountIds.0'));
  });

  it('refuse a viewer', async () => {
    const { ctx, composed } = await workspace();
    const viewer = { ...ctx, actor: { type: 'user', id: 'user_v', role: 'viewer' } as const };
    await expect(publishNow(viewer, composed)).rejects.toEqual(refusal('forbidden'));
  });
});

describe('change and cancel', () => {
  it('move and rewrite what waits', async () => {
    const { ctx, account } = await workspace();
    const { id } = await createScheduledPost(ctx.business, account);
    const scheduledAt = plus(ctx.now, 2 * HOUR).toISOString();
    const changed = await updateScheduledPost(ctx, id, { scheduledAt, content: 'New words' });
    expect(changed).toMatchObject({ scheduledAt, content: 'New words', excerpt: 'New words', status: 'pending' });
    await expect(updateScheduledPost(ctx, id, { content: 'a'.repeat(281) })).rejects.toEqual(
      refusal('invalid_input', 'content'),
    );
  });

  it('cancel once or twice, and by task', async () => {
    const { ctx, account } = await workspace();
    const { id, taskId } = await createScheduledPost(ctx.business, account);
    expect((await cancelTask(ctx, taskId)).status).toBe('cancelled');
    expect((await cancelScheduledPost(ctx, id)).status).toBe('cancelled');
    await expect(updateScheduledPost(ctx, id, { content: 'late' })).rejects.toEqual(refusal('conflict'));
  });

  it.each(['claimed', 'sending', 'published', 'failed', 'unknown'] as const)(
    'refuse to cancel one that is %s',
    async (status) => {
      const { ctx, account } = await workspace();
      const { id } = await createScheduledPost(ctx.business, account, { status });
      await expect(cancelScheduledPost(ctx, id)).rejects.toEqual(refusal('conflict'));
    },
  );

  it('do not know another business’s post, nor one that does not exist', async () => {
    const { ctx } = await workspace();
    const stranger = await workspace();
    const { id, taskId } = await createScheduledPost(stranger.ctx.business, stranger.account);
    for (const attempt of [
      () => cancelScheduledPost(ctx, id),
      () => cancelTask(ctx, taskId),
      () => getTask(ctx, taskId),
      () => updateScheduledPost(ctx, id, { content: 'x' }),
      () => getTask(ctx, 'task_missing'),
    ]) {
      await expect(attempt()).rejects.toEqual(refusal('not_found'));
    }
  });
});

describe('lists', () => {
  it('show a span in order of time, across statuses, the cancelled only when asked for', async () => {
    const { ctx, account } = await workspace();
    const at = (hours: number) => ({ scheduledAt: plus(ctx.now, hours * HOUR) });
    const late = await createScheduledPost(ctx.business, account, { ...at(3), status: 'held' });
    const early = await createScheduledPost(ctx.business, account, at(1));
    const gone = await createScheduledPost(ctx.business, account, { ...at(2), status: 'cancelled' });
    await createScheduledPost(ctx.business, account, at(30));
    const span = { from: ctx.now.toISOString(), to: plus(ctx.now, 24 * HOUR).toISOString() };
    expect((await listCalendar(ctx, span)).map((item) => item.id)).toEqual([early.id, late.id]);
    const all = await listScheduledPosts(ctx, { ...span, limit: 20, status: undefined });
    expect(all.data.map((item) => item.id)).toEqual([early.id, gone.id, late.id]);
    const held = await listScheduledPosts(ctx, { ...span, limit: 20, status: ['held'] });
    expect(held.data.map(({ id }) => id)).toEqual([late.id]);
    const first = await listScheduledPosts(ctx, { ...span, limit: 1, status: ['held', 'pending'] });
    const second = await listScheduledPosts(ctx, {
      ...span,
      limit: 1,
      status: ['held', 'pending'],
      cursor: first.nextCursor ?? '',
    });
    expect([...first.data, ...second.data].map((item) => item.id)).toEqual([early.id, late.id]);
  });

  it('refuse a span that is turned round or too long', async () => {
    const { ctx } = await workspace();
    const from = ctx.now.toISOString();
    await expect(listCalendar(ctx, { from, to: from })).rejects.toEqual(refusal('invalid_input', 'to'));
    const to = plus(ctx.now, 63 * 24 * HOUR).toISOString();
    await expect(listCalendar(ctx, { from, to })).rejects.toEqual(refusal('invalid_input', 'to'));
  });

  it('sum up the dashboard of this business alone', async () => {
    const { ctx, account } = await workspace();
    const stranger = await workspace();
    await createScheduledPost(stranger.ctx.business, stranger.account);
    const next = await createScheduledPost(ctx.business, account);
    const failed = await createScheduledPost(ctx.business, account, {
      status: 'failed',
      scheduledAt: plus(ctx.now, -HOUR),
      errorDetail: 'Too long.',
    });
    const dashboard = await readDashboard(ctx);
    expect(dashboard.next.map((item) => item.id)).toEqual([next.id]);
    expect(dashboard.troubled).toMatchObject([{ id: failed.id, error: 'Too long.' }]);
    expect(dashboard.totals).toMatchObject({ published: 0, failed: 1, pending: 1 });
  });
});
