import { afterAll, describe, expect, it } from 'vitest';
import type { RecurrenceRule } from '@/lib/contracts/recurrence-rule';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { DAY, plus } from '@/lib/foundation/time';
import { createAccount } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { cancelScheduledPost } from '../posts/cancel-scheduled-post';
import { getScheduledPost } from '../posts/get-scheduled-post';
import { listCalendar } from '../posts/list-calendar';
import { updateScheduledPost } from '../posts/update-scheduled-post';
import { createRecurrence } from './create-recurrence';
import { listRecurrences } from './list-recurrences';
import { previewRecurrence } from './preview-recurrence';
import { readRecurrence } from './read-recurrence';
import { inDays, localsOf, makeDue, round, rowsOf, series, workspace } from './series-fixture';
import { updateRecurrence } from './update-recurrence';

afterAll(() => pool().stop());

const refused = (code: string, path: string, reason: string) => ({ code, errors: [{ path, code: reason }] });

describe('a new series', () => {
  it('stands on the calendar, each post a row with a composition of its own', async () => {
    const { ctx, id, created } = await series();
    const rows = await rowsOf(id);
    expect(rows).toHaveLength(40);
    expect(new Set(rows.map(({ postId }) => postId)).size).toBe(20);
    expect(
      rows.filter(({ platform }) => platform === 'linkedin').every(({ content }) => content.endsWith('work?')),
    ).toBe(true);
    expect(created).toMatchObject({ state: 'active', zone: 'Europe/Oslo', nextAt: rows[0]?.scheduledAt.toISOString() });
    const span = { from: ctx.now.toISOString(), to: plus(ctx.now, 62 * DAY).toISOString() };
    const items = await listCalendar(ctx, span);
    expect(items).toHaveLength(40);
    expect(items.every(({ recurrenceId }) => recurrenceId === id)).toBe(true);
    const receipt = await getScheduledPost(ctx, rows[0]?.id ?? '');
    expect(receipt.occurrence).toEqual({
      local: `${created.rule.startDate}T10:00`,
      zone: 'Europe/Oslo',
      isEdited: false,
    });
  });

  it('brings what follows each post', async () => {
    const { ctx, input } = await workspace({ end: { kind: 'after', times: 2 } });
    const options = { x: { thread: [{ content: 'And why?', mediaIds: [] }] } };
    const { data } = await createRecurrence(ctx, { ...input, options });
    const postIds = (await rowsOf(data.id)).map(({ postId }) => postId);
    const parts = await prisma().scheduledPost.findMany({ where: { postId: { in: postIds }, role: 'thread' } });
    expect(parts.map(({ status, recurrenceId }) => [status, recurrenceId])).toEqual([
      ['waiting', null],
      ['waiting', null],
    ]);
    await updateRecurrence(ctx, data.id, { content: 'Something else' });
    expect(await prisma().scheduledPost.count({ where: { businessId: ctx.business.id } })).toBe(6);
    expect(await prisma().post.count({ where: { businessId: ctx.business.id } })).toBe(2);
  });

  it('of many accounts and every day keeps within its rows, and plans on as they go', async () => {
    const { ctx, input } = await workspace({ frequency: { unit: 'day', every: 1 } });
    const accounts = [];
    for (let i = 0; i < 40; i++) accounts.push((await createAccount(ctx.business, 'linkedin')).id);
    const { data } = await createRecurrence(ctx, { ...input, accountIds: accounts, variants: {} });
    expect(await rowsOf(data.id)).toHaveLength(600);
  });

  it.each([
    ['that ends before it begins', { end: { kind: 'on', date: '2020-01-01' } }, 'rule.end', 'never_comes'],
    ['whose first time has passed', { startDate: '2026-01-01' }, 'rule.startDate', 'in_the_past'],
    ['that begins in six years', { startDate: inDays(new Date(), 6 * 366) }, 'rule.startDate', 'too_far'],
  ] as [string, Partial<RecurrenceRule>, string, string][])('%s is refused', async (_, rule, path, code) => {
    const { ctx, input } = await workspace(rule);
    await expect(createRecurrence(ctx, input)).rejects.toMatchObject(refused('invalid_input', path, code));
    expect(await prisma().recurrence.count({ where: { businessId: ctx.business.id } })).toBe(0);
  });

  it('that a network refuses, of another’s account, or by a viewer, is refused', async () => {
    const { ctx, x, input } = await workspace();
    const stranger = await workspace();
    const only = { ...input, variants: {} };
    const long = { ...only, accountIds: [x.id], content: 'a'.repeat(281) };
    await expect(createRecurrence(ctx, long)).rejects.toMatchObject({ errors: [{ path: 'content' }] });
    const foreign = { ...only, accountIds: [stranger.x.id] };
    await expect(createRecurrence(ctx, foreign)).rejects.toMatchObject({ errors: [{ path: 'accountIds.0' }] });
    const viewer: BusinessContext = { ...ctx, actor: { type: 'user', id: 'user_v', role: 'viewer' } };
    await expect(createRecurrence(viewer, input)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('planning on', () => {
  it('adds what has come within reach, once, however many plan at once', async () => {
    const { ctx, id } = await series();
    await makeDue(id);
    const later = plus(ctx.now, 9 * DAY);
    await Promise.all([round(later), round(later), round(later)]);
    const locals = await localsOf(id);
    expect(locals).toHaveLength(46);
    expect(new Set(locals).size).toBe(46);
    await makeDue(id);
    await round(later);
    expect(await localsOf(id)).toEqual(locals);
  });

  it('neither brings back what was skipped nor touches what was edited', async () => {
    const { ctx, id } = await series();
    const [skipped, edited] = await rowsOf(id, 'pending');
    await cancelScheduledPost(ctx, skipped?.id ?? '');
    await updateScheduledPost(ctx, edited?.id ?? '', { content: 'Only today' });
    await makeDue(id);
    await round(ctx.now);
    await updateRecurrence(ctx, id, { content: 'New words', variants: {} });
    const rows = await rowsOf(id);
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ status }) => status === 'cancelled').map((row) => row.id)).toEqual([skipped?.id]);
    expect(rows.filter(({ content }) => content === 'Only today').map((row) => row.id)).toEqual([edited?.id]);
    expect(rows.filter(({ content }) => content === 'New words')).toHaveLength(38);
  });

  it('leaves out an account that is gone, and says so', async () => {
    const { ctx, id, x } = await series();
    await prisma().socialAccount.update({ where: { id: x.id }, data: { isActive: false } });
    await makeDue(id);
    await round(plus(ctx.now, 3 * DAY));
    expect((await rowsOf(id)).length).toBe(41);
    expect((await readRecurrence(ctx, id)).problem).toMatch(/no longer connected/);
  });

  it('ends a series whose last post is past', async () => {
    const { ctx, id } = await series({ end: { kind: 'after', times: 2 } });
    await makeDue(id);
    await round(plus(ctx.now, 10 * DAY));
    expect((await readRecurrence(ctx, id)).state).toBe('ended');
    expect(await rowsOf(id, 'pending')).toHaveLength(4);
  });
});

describe('reading', () => {
  it('pages by key without a gap at equal times', async () => {
    const { ctx, input } = await workspace({ end: { kind: 'after', times: 1 } });
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await createRecurrence(ctx, input)).data.id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listRecurrences(ctx, { limit: 2, cursor });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids.sort().reverse());
  });

  it('previews the clock’s edges in the zone asked for', async () => {
    const { ctx, input } = await workspace();
    const rule: RecurrenceRule = { ...input.rule, startDate: '2027-03-28', time: '02:30' };
    const { data } = await previewRecurrence(ctx, { rule, zone: 'Europe/Berlin' });
    expect(data.occurrences).toHaveLength(5);
    expect(data.occurrences[0]).toEqual({
      local: '2027-03-28T02:30',
      at: '2027-03-28T01:30:00.000Z',
      shift: 'moved_forward',
    });
  });
});
