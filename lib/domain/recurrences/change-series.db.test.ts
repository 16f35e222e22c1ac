import { afterAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { HOUR, MINUTE, plus } from '@/lib/foundation/time';
import { updateScheduledPost } from '../posts/update-scheduled-post';
import { endRecurrence } from './end-recurrence';
import { listRecurrences } from './list-recurrences';
import { readRecurrence } from './read-recurrence';
import { firstOf, localsOf, makeDue, round, rowsOf, series, workspace } from './series-fixture';
import { updateRecurrence } from './update-recurrence';

afterAll(() => pool().stop());

describe('a change', () => {
  it('of the rule moves what is to come, and nothing comes twice on a date', async () => {
    const { ctx, id, input } = await series();
    const first = await firstOf(id);
    await prisma().scheduledPost.update({ where: { id: first.id }, data: { status: 'published' } });
    await updateRecurrence(ctx, id, { rule: { ...input.rule, time: '17:30' } });
    const locals = await localsOf(id, 'pending');
    expect(locals).toHaveLength(39);
    expect(locals.every((local) => local.endsWith('T17:30'))).toBe(true);
  });

  it('races the job and the worker without a second row', async () => {
    const { ctx, id } = await series();
    const first = await firstOf(id);
    await prisma().scheduledPost.update({
      where: { id: first.id },
      data: { claimedBy: 'w', leaseExpiresAt: plus(new Date(), MINUTE) },
    });
    await makeDue(id);
    await Promise.all([
      round(ctx.now),
      updateRecurrence(ctx, id, { content: 'One', variants: {} }),
      updateRecurrence(ctx, id, { content: 'Two', variants: {} }),
      round(ctx.now),
    ]);
    const rows = await rowsOf(id);
    expect(rows).toHaveLength(40);
    expect(rows.find((row) => row.id === first.id)?.content).toBe(first.content);
    const { content } = await readRecurrence(ctx, id);
    expect(rows.filter((row) => row.content === content)).toHaveLength(39);
  });

  it('to paused takes out what is to come, and resuming brings it back', async () => {
    const { ctx, id } = await series();
    const before = await localsOf(id);
    expect(await updateRecurrence(ctx, id, { state: 'paused' })).toMatchObject({ state: 'paused', nextAt: null });
    expect(await rowsOf(id)).toEqual([]);
    expect(await prisma().post.count({ where: { businessId: ctx.business.id } })).toBe(0);
    await round(ctx.now);
    expect(await rowsOf(id)).toEqual([]);
    await updateRecurrence(ctx, id, { state: 'active' });
    expect(await localsOf(id)).toEqual(before);
  });

  it('of the business’s zone leaves a series in its own', async () => {
    const { ctx, id } = await series();
    const before = (await rowsOf(id)).map(({ scheduledAt }) => scheduledAt);
    const moved = { ...ctx, business: { ...ctx.business, timeZone: 'Asia/Kathmandu' } };
    await updateRecurrence(moved, id, { content: 'Still ten in Oslo', variants: {} });
    expect((await rowsOf(id)).map(({ scheduledAt }) => scheduledAt)).toEqual(before);
    await updateRecurrence(moved, id, { zone: 'Asia/Kathmandu' });
    expect((await firstOf(id)).scheduledAt.toISOString()).toMatch(/T04:15/);
  });
});

describe('the end of a series', () => {
  it('calls off what is to come, lets a claimed one go out, and is the same twice', async () => {
    const { ctx, id } = await series();
    const [claimed, edited] = await rowsOf(id, 'pending');
    await prisma().scheduledPost.update({
      where: { id: claimed?.id ?? '' },
      data: { claimedBy: 'w', leaseExpiresAt: plus(new Date(), MINUTE) },
    });
    await updateScheduledPost(ctx, edited?.id ?? '', { scheduledAt: plus(ctx.now, 30 * HOUR).toISOString() });
    expect(await endRecurrence(ctx, id)).toMatchObject({ state: 'ended' });
    expect((await rowsOf(id, 'pending')).map((row) => row.id)).toEqual([claimed?.id]);
    expect(await rowsOf(id, 'cancelled')).toHaveLength(39);
    expect(await endRecurrence(ctx, id)).toMatchObject({ state: 'ended' });
    await expect(updateRecurrence(ctx, id, { state: 'active' })).rejects.toMatchObject({ code: 'conflict' });
    await makeDue(id);
    await round(ctx.now);
    expect(await rowsOf(id)).toHaveLength(40);
  });

  it('and everything else of it is unknown to another business', async () => {
    const { id } = await series();
    const { ctx } = await workspace();
    for (const attempt of [
      () => readRecurrence(ctx, id),
      () => updateRecurrence(ctx, id, { content: 'Mine' }),
      () => endRecurrence(ctx, id),
      () => readRecurrence(ctx, 'rec_missing'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await listRecurrences(ctx, { limit: 20 })).data).toEqual([]);
    expect(await rowsOf(id, 'pending')).toHaveLength(40);
  });
});
