import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { caches, dashboardCache } from '@/lib/data/cache/instances';
import { pool } from '@/lib/data/db/pool';
import { statementsOf } from '@/lib/data/db/statements-fixture';
import type { BusinessContext } from '@/lib/domain/context';
import { cancelScheduledPost } from '@/lib/domain/posts/cancel-scheduled-post';
import { listCalendar } from '@/lib/domain/posts/list-calendar';
import { DAY, plus } from '@/lib/foundation/time';
import { createAccount, createContext, createScheduledPost } from '@/prisma/factories';
import { cachedCalendar, cachedCalendarJson } from './calendar';

// Without a store a generation is believed for some seconds: none of them passes here.
beforeAll(async () => {
  await caches().start();
  if (process.env.REDIS_URL) await vi.waitFor(() => expect(caches().snapshot().hears).toBe(true), 5_000);
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterAll(() => {
  vi.useRealTimers();
  return pool().stop();
});

/** A business with so many posts, a minute apart. */
async function planned(count: number): Promise<{ ctx: BusinessContext; span: { from: string; to: string } }> {
  const ctx = await createContext();
  const account = await createAccount(ctx.business, 'x', { displayName: 'Roastery' });
  const { id } = await createScheduledPost(ctx.business, account, { scheduledAt: ctx.now });
  await pool().query(
    `INSERT INTO scheduled_posts (id, business_id, post_id, account_id, platform, task_id, status, scheduled_at, content, excerpt, updated_at)
     SELECT s.id || '_' || n, business_id, post_id, account_id, platform, s.task_id || '_' || n, 'pending',
       s.scheduled_at + n * interval '1 minute', content, excerpt, updated_at
     FROM scheduled_posts s, generate_series(1, $2::int - 1) n WHERE s.id = $1`,
    [id, count],
  );
  return { ctx, span: { from: ctx.now.toISOString(), to: plus(ctx.now, 30 * DAY).toISOString() } };
}

const textOf = (data: unknown): string => JSON.stringify({ data });
const answered = async (...asked: Parameters<typeof cachedCalendarJson>): Promise<string> =>
  Buffer.from(await cachedCalendarJson(...asked)).toString();
const isKept = (pieces: number, before: number) =>
  vi.waitFor(() => expect(dashboardCache().snapshot().entries).toBeGreaterThanOrEqual(before + pieces + 1));

describe.each([
  ['none', 0, 0],
  ['one piece', 3, 0],
  ['a piece, filled', 500, 0],
  ['several pieces', 1_001, 3],
])('a calendar of %s', (_, count, pieces) => {
  it('is read by one statement, and then by none, as it was and as the API writes it', async () => {
    const { ctx, span } = await planned(Math.max(1, count));
    const asked =
      count === 0 ? { from: plus(ctx.now, 40 * DAY).toISOString(), to: plus(ctx.now, 50 * DAY).toISOString() } : span;
    const expected = await listCalendar(ctx, asked);
    expect(expected).toHaveLength(count);
    const { entries } = dashboardCache().snapshot();
    expect(await statementsOf(async () => expect(await cachedCalendar(ctx, asked)).toEqual(expected))).toBe(1);
    expect(await statementsOf(async () => expect(await answered(ctx, asked)).toBe(textOf(expected)))).toBe(0);
    await isKept(pieces, entries);
    expect(await statementsOf(async () => expect(await cachedCalendar(ctx, asked)).toEqual(expected))).toBe(0);
    expect(await statementsOf(async () => expect(await answered(ctx, asked)).toBe(textOf(expected)))).toBe(0);
  });

  it('is read anew after a change, and by nobody who may not', async () => {
    const { ctx, span } = await planned(Math.max(1, count));
    const before = await cachedCalendar(ctx, span);
    const [first] = before;
    await cancelScheduledPost(ctx, first?.id ?? '');
    expect(await cachedCalendar(ctx, span)).toEqual(before.slice(1));
    const stranger = { ...ctx, actor: { type: 'api_key' as const, id: 'key', scopes: [] } };
    await expect(cachedCalendar(stranger, span)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await cachedCalendar(await createContext(), span)).toEqual([]);
  });
});

it('is read whole when one of its pieces is gone', async () => {
  const { ctx, span } = await planned(1_001);
  const { entries } = dashboardCache().snapshot();
  const before = await cachedCalendar(ctx, span);
  await isKept(3, entries);
  const get = vi.spyOn(dashboardCache(), 'get').mockResolvedValueOnce(undefined);
  expect(await statementsOf(async () => expect(await cachedCalendar(ctx, span)).toEqual(before))).toBe(1);
  get.mockRestore();
  expect(await statementsOf(() => cachedCalendar(ctx, span))).toBe(0);
});

it('refuses a span that is too long, as often as it is asked for', async () => {
  const { ctx, span } = await planned(1);
  const long = { ...span, to: plus(ctx.now, 63 * DAY).toISOString() };
  for (let time = 0; time < 2; time++) {
    await expect(cachedCalendar(ctx, long)).rejects.toMatchObject({ code: 'invalid_input' });
  }
});
