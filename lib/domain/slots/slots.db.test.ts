import { afterAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { createAccount, createContext, createScheduledPost } from '@/prisma/factories';
import { cancelScheduledPost } from '../posts/cancel-scheduled-post';
import { schedulePost } from '../posts/schedule-post';
import { updateScheduledPost } from '../posts/update-scheduled-post';
import { previewSlots, readSlots } from './read-slots';
import { replaceSlots } from './replace-slots';

afterAll(() => pool().stop());

/** Wednesday; Oslo is an hour ahead. Far enough for no worker to send it. */
const NOW = new Date('2098-12-03T10:00:00Z');
const week = (...times: string[]) =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => times.map((time) => ({ weekday, time })));

async function workspace(slots = week('12:00', '18:00')) {
  const ctx = await createContext(undefined, NOW);
  const x = await createAccount(ctx.business, 'x');
  const linkedin = await createAccount(ctx.business, 'linkedin');
  await replaceSlots(ctx, x.id, { slots });
  const post = (accountIds = [x.id]) =>
    schedulePost(ctx, { accountIds, content: 'Next', mediaIds: [], options: {}, variants: {}, slot: 'next' });
  return { ctx, x, linkedin, post };
}
const timesOf = ({ data }: { data: { scheduledAt: string }[] }) => data.map(({ scheduledAt }) => scheduledAt);
const [FIRST, SECOND, THIRD] = ['2098-12-03T11:00:00.000Z', '2098-12-03T17:00:00.000Z', '2098-12-04T11:00:00.000Z'];

describe('the week of an account', () => {
  it('is replaced as a whole, read in order, and told in the audit', async () => {
    const { ctx, x } = await workspace();
    const slots = [
      { weekday: 7, time: '23:59' },
      { weekday: 1, time: '00:00' },
    ];
    const kept = { accountId: x.id, zone: 'Europe/Oslo', slots: [slots[1], slots[0]] };
    expect((await replaceSlots(ctx, x.id, { slots })).data).toEqual(kept);
    expect((await replaceSlots(ctx, x.id, { slots })).data).toEqual(kept);
    expect((await readSlots(ctx, x.id)).data).toEqual(kept);
    const where = { businessId: ctx.business.id, action: 'account.posting_times_changed' };
    expect(await prisma().auditEvent.count({ where })).toBe(3);
  });

  it('is one of two that are written at once, never a mixture', async () => {
    const { ctx, x } = await workspace();
    const weeks = ['08:00', '09:00', '10:00'].map((time) => week(time));
    await Promise.all(weeks.map((slots) => replaceSlots(ctx, x.id, { slots })));
    expect(weeks).toContainEqual((await readSlots(ctx, x.id)).data.slots);
  });

  it('is for members who may publish, of this business', async () => {
    const { ctx, x } = await workspace();
    const as = (role: 'editor' | 'viewer') => ({ ...ctx, actor: { type: 'user' as const, id: 'user_1', role } });
    await replaceSlots(as('editor'), x.id, { slots: week('07:00') });
    await expect(replaceSlots(as('viewer'), x.id, { slots: [] })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await readSlots(as('viewer'), x.id)).data.slots).toHaveLength(7);
    const stranger = await createContext(undefined, NOW);
    for (const ask of [
      () => replaceSlots(stranger, x.id, { slots: [] }),
      () => readSlots(stranger, x.id),
      () => previewSlots(stranger, x.id, 5),
      () => readSlots(ctx, 'acc_nothing'),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await readSlots(ctx, x.id)).data.slots).toHaveLength(7);
  });

  it('goes with the account', async () => {
    const { ctx, x } = await workspace();
    await prisma().socialAccount.delete({ where: { id: x.id } });
    expect(await prisma().queueSlot.count({ where: { businessId: ctx.business.id } })).toBe(0);
  });
});

describe('the next free slot', () => {
  it('is what the preview says, one after the other', async () => {
    const { ctx, x, post } = await workspace();
    const { data } = await previewSlots(ctx, x.id, 3);
    expect(data).toMatchObject({ zone: 'Europe/Oslo', hasSlots: true });
    expect(data.free.map(({ at }) => at)).toEqual([FIRST, SECOND, THIRD]);
    expect(data.free[0]).toMatchObject({ local: '2098-12-03T12:00', shift: 'none' });
    expect(timesOf(await post())).toEqual([FIRST]);
    expect(timesOf(await post())).toEqual([SECOND]);
  });

  it('is each account’s own', async () => {
    const { ctx, x, linkedin, post } = await workspace();
    await replaceSlots(ctx, linkedin.id, { slots: week('11:30') });
    expect(timesOf(await post([linkedin.id, x.id]))).toEqual(['2098-12-03T10:30:00.000Z', FIRST]);
  });

  it('is another for each of ten who ask at once', async () => {
    const { ctx, x, linkedin, post } = await workspace();
    await replaceSlots(ctx, linkedin.id, { slots: week('12:00', '18:00') });
    const both = (index: number) => (index % 2 ? [x.id, linkedin.id] : [linkedin.id, x.id]);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => post(both(index))));
    for (const { id } of [x, linkedin]) {
      const times = answers.flatMap(({ data }) => data.filter(({ accountId }) => accountId === id));
      expect(new Set(times.map(({ scheduledAt }) => scheduledAt)).size).toBe(10);
    }
    expect((await previewSlots(ctx, x.id, 1)).data.free[0]?.at).toBe('2098-12-08T11:00:00.000Z');
  });

  it('is free again once its post is cancelled or moved away', async () => {
    const { ctx, post } = await workspace();
    const [first, second] = [await post(), await post()];
    await cancelScheduledPost(ctx, first.data[0]?.id ?? '');
    expect(timesOf(await post())).toEqual([FIRST]);
    await updateScheduledPost(ctx, second.data[0]?.id ?? '', { scheduledAt: '2098-12-03T20:00:00Z' });
    expect(timesOf(await post())).toEqual([SECOND]);
    expect(timesOf(await post())).toEqual([THIRD]);
  });

  it.each([
    ['pending', SECOND],
    ['held', SECOND],
    ['needs_attention', SECOND],
    ['unknown', SECOND],
    ['cancelled', FIRST],
    ['failed', FIRST],
  ] as const)('with a %s post at the first is %s', async (status, expected) => {
    const { ctx, x, post } = await workspace();
    await createScheduledPost(ctx.business, x, { status, scheduledAt: new Date(FIRST) });
    expect(timesOf(await post())).toEqual([expected]);
  });

  it('is not there without posting times, and nothing is written', async () => {
    const { ctx, x, linkedin, post } = await workspace();
    const refused = { code: 'invalid_input', errors: [{ path: 'accountIds.1', code: 'no_slots' }] };
    await expect(post([x.id, linkedin.id])).rejects.toMatchObject(refused);
    await expect(post([linkedin.id])).rejects.toThrow(/has no posting times. Add some/);
    expect(await prisma().post.count({ where: { businessId: ctx.business.id } })).toBe(0);
    expect((await previewSlots(ctx, linkedin.id, 5)).data).toMatchObject({ hasSlots: false, free: [] });
  });

  it('is not there when all of 90 days are taken', async () => {
    const { ctx, x, post } = await workspace([{ weekday: 3, time: '12:00' }]);
    const { free } = (await previewSlots(ctx, x.id, 20)).data;
    for (const { at } of free) await createScheduledPost(ctx.business, x, { scheduledAt: new Date(at) });
    await expect(post()).rejects.toMatchObject({
      errors: [{ path: 'accountIds.0', code: 'slots_taken', message: expect.stringMatching(/90 days is taken/) }],
    });
  });
});
