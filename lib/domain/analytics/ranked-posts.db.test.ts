import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  heatmapQuerySchema,
  heatmapResponseSchema,
  rankedPostsPageSchema,
  rankedPostsQuerySchema,
} from '@/lib/contracts/analytics-posts';
import { pool } from '@/lib/data/db/pool';
import { createAccount, createContext } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { rankPosts } from './rank-posts';
import { readHeatmap } from './read-heatmap';
import { dueTimes, type Numbers, publish, settle } from './rollup-fixture';

afterAll(() => pool().stop());

const READ_AT = new Date('2026-11-26T11:00:00Z');
let ctx: BusinessContext;
let x: Awaited<ReturnType<typeof createAccount>>;

beforeEach(async () => {
  ctx = await createContext(undefined, new Date('2026-11-26T12:00:00Z'));
  x = await createAccount(ctx.business, 'x');
});

async function post(publishedAt: string, values?: Numbers['values'], account = x): Promise<void> {
  const id = await publish(ctx.business, account, new Date(publishedAt));
  if (values) await settle([{ id, values }], READ_AT, await dueTimes([id]));
}

const ranked = (asked: object = {}) => rankPosts(ctx, rankedPostsQuerySchema.parse({ limit: 2, ...asked }));
const heat = (asked: object = {}) => readHeatmap(ctx, heatmapQuerySchema.parse(asked));

describe('posts by rank', () => {
  const all = async (order: 'top' | 'bottom'): Promise<number[]> => {
    const values: number[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 9; pages++) {
      const page = await ranked({ order, ...(cursor && { cursor }) });
      values.push(...page.data.map((one) => one.value));
      if (!page.nextCursor) return values;
      cursor = page.nextCursor;
    }
    throw new Error('The pages have no end.');
  };

  it('come page by page, each once, from either end, without those of which nothing is known', async () => {
    for (const reactions of [3, 7, 7, 7, 0]) await post('2026-11-20T10:00:00Z', { reactions });
    await post('2026-11-20T10:00:00Z', { impressions: 1000 });
    await post('2026-09-01T10:00:00Z', { reactions: 99 });
    expect(await all('top')).toEqual([7, 7, 7, 3, 0]);
    expect(await all('bottom')).toEqual([0, 3, 7, 7, 7]);
    const page = await ranked();
    expect(page).toMatchObject({ coverage: { posts: 6, known: 5, measuredAt: READ_AT.toISOString() }, hasMore: true });
    expect(page.data[0]).toMatchObject({ accountId: x.id, metrics: { reactions: 7, reach: null } });
    expect(rankedPostsPageSchema.parse(page)).toEqual(page);
  });

  it('go by the last numbers of each, and by the number that is asked for', async () => {
    await post('2026-11-20T10:00:00Z', { videoViews: 2_000_000_000_000, clicks: 1 });
    await post('2026-11-20T10:00:00Z', { videoViews: 5, clicks: 2 });
    const first = async (measure: string) => (await ranked({ measure })).data[0]?.value;
    expect([await first('videoViews'), await first('clicks'), await first('saves')]).toEqual([2e12, 2, undefined]);
  });

  it('are of local days: the last moment of one is not of the next', async () => {
    await post('2026-11-01T22:59:59.999Z', { clicks: 1 });
    await post('2026-11-01T23:00:00Z', { clicks: 2 });
    const on = async (day: string) => (await ranked({ from: day, to: day })).data.map(({ value }) => value);
    expect([await on('2026-11-01'), await on('2026-11-02')]).toEqual([[1], [2]]);
  });

  it('refuse the cursor of another list', async () => {
    for (const reactions of [1, 2, 3]) await post('2026-11-20T10:00:00Z', { reactions });
    const { nextCursor } = await ranked();
    await expect(ranked({ order: 'bottom', cursor: nextCursor })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('a heatmap', () => {
  it('has the hour that comes twice as one, and tells what is not known apart from zero', async () => {
    await post('2026-10-25T00:30:00Z', { reactions: 2 });
    await post('2026-10-25T01:30:00Z', { reactions: 4 });
    await post('2026-10-25T01:40:00Z');
    await post('2026-10-25T23:00:00Z');
    const map = await heat({ measure: 'reactions', from: '2026-10-25', to: '2026-10-26' });
    expect(map).toMatchObject({
      coverage: { posts: 4, known: 2, measuredAt: READ_AT.toISOString() },
      cells: [
        { weekday: 1, hour: 0, posts: 1, known: 0, value: null, perPost: null },
        { weekday: 7, hour: 2, posts: 3, known: 2, value: 6, perPost: 3 },
      ],
    });
    expect(heatmapResponseSchema.parse({ data: map })).toEqual({ data: map });
  });
});

it('one network or account is told apart, and another business sees none of it', async () => {
  const facebook = await createAccount(ctx.business, 'facebook');
  await post('2026-11-20T10:00:00Z', { reactions: 3 });
  await post('2026-11-20T10:00:00Z', { reactions: 4 }, facebook);
  expect((await ranked({ platform: 'x' })).data.map(({ value }) => value)).toEqual([3]);
  expect((await heat({ accountId: facebook.id })).cells).toMatchObject([{ posts: 1, value: 4 }]);
  ctx = await createContext(undefined, ctx.now);
  expect((await ranked()).data).toEqual([]);
  expect((await heat()).cells).toEqual([]);
  for (const read of [ranked, heat]) {
    await expect(read({ accountId: x.id })).rejects.toMatchObject({ code: 'not_found' });
  }
});
