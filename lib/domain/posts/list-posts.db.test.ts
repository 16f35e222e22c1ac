import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListPostsQuery } from '@/lib/contracts/posts';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { SEARCHED_MAX } from '@/lib/data/db/statements/posts';
import { newId } from '@/lib/foundation/ids';
import { HOUR, plus } from '@/lib/foundation/time';
import { createAccount, createContext } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { listPosts } from './list-posts';

afterAll(() => pool().stop());

async function workspace() {
  const ctx = await createContext();
  return { ctx, account: await createAccount(ctx.business, 'x') };
}

it('pages publications by key, newest first, without a gap at equal times', async () => {
  const { ctx, account } = await workspace();
  const { id: businessId } = ctx.business;
  await prisma().publishedPost.createMany({
    data: Array.from({ length: 7 }, (_, index) => ({
      id: newId('pub'),
      businessId,
      accountId: account.id,
      platform: 'x' as const,
      platformPostId: `p${index}`,
      excerpt: 'Hi',
      publishedAt: plus(ctx.now, index < 4 ? 0 : -HOUR),
    })),
  });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPosts(ctx, { limit: 3, cursor });
    seen.push(...page.data.map((post) => post.id));
    cursor = page.nextCursor ?? undefined;
    expect(page.hasMore).toBe(cursor !== undefined);
  } while (cursor);
  expect(new Set(seen).size).toBe(7);
  expect((await listPosts(ctx, { limit: 20, platform: 'linkedin' })).data).toEqual([]);
  expect((await listPosts(ctx, { limit: 20, accountId: account.id })).data).toHaveLength(7);
  const stranger = await workspace();
  expect((await listPosts(stranger.ctx, { limit: 20, accountId: account.id })).data).toEqual([]);
});

describe('publications that fit', () => {
  const posts = [
    { excerpt: 'Ørjan’s 50 % ROAST', publishedAt: '2026-10-24T22:00:00Z' },
    { excerpt: 'Spring roast_day', publishedAt: '2026-10-25T22:59:59Z' },
    { excerpt: 'Gone again', publishedAt: '2026-10-25T23:00:00Z', status: 'deleted' as const },
    { excerpt: 'On LinkedIn: the roast', publishedAt: '2026-10-27T12:00:00Z', platform: 'linkedin' as const },
  ];
  let ctx: BusinessContext;
  let linkedin: string;

  beforeAll(async () => {
    const made = await workspace();
    ctx = made.ctx;
    linkedin = (await createAccount(ctx.business, 'linkedin')).id;
    await prisma().publishedPost.createMany({
      data: posts.map(({ platform = 'x' as const, ...post }) => ({
        ...{ id: newId('pub'), businessId: ctx.business.id, platform, ...post },
        accountId: platform === 'x' ? made.account.id : linkedin,
      })),
    });
  });

  const cases: [Partial<ListPostsQuery>, number[]][] = [
    [{}, [3, 2, 1, 0]],
    [{ from: '2026-10-25' }, [3, 2, 1, 0]],
    [{ to: '2026-10-25' }, [1, 0]],
    [{ from: '2026-10-25', to: '2026-10-25' }, [1, 0]],
    [{ from: '2026-10-26', to: '2026-10-26' }, [2]],
    [{ to: '2026-10-24' }, []],
    [{ platform: 'x' }, [2, 1, 0]],
    [{ status: 'deleted' }, [2]],
    [{ q: 'roast' }, [3, 1, 0]],
    [{ q: ' ørjan   roast ' }, [0]],
    [{ q: 'ast_' }, [1]],
    [{ q: '50 %' }, [0]],
    [{ q: 'roast 100' }, []],
    [{ q: 'roast', platform: 'x', from: '2026-10-25', status: 'published' }, [1, 0]],
  ];
  it.each(cases)('%o', async (query, expected) => {
    const { data, hasMore } = await listPosts(ctx, { limit: 20, ...query });
    expect(data.map(({ excerpt }) => excerpt)).toEqual(expected.map((index) => posts[index]?.excerpt));
    expect(hasMore).toBe(false);
  });

  it('of one account and page by page', async () => {
    const ofAccount = { limit: 20, accountId: linkedin, from: '2026-10-25', to: '2026-10-27' };
    expect((await listPosts(ctx, ofAccount)).data).toMatchObject([{ excerpt: posts[3]?.excerpt }]);
    expect((await listPosts(ctx, { ...ofAccount, q: 'linkedin' })).data).toHaveLength(1);
    expect((await listPosts(ctx, { ...ofAccount, to: '2026-10-26' })).data).toEqual([]);
    expect((await listPosts(ctx, { ...ofAccount, platform: 'x' })).data).toEqual([]);
    const first = await listPosts(ctx, { limit: 2, q: 'roast', to: '2026-10-27' });
    expect(first.data.map(({ excerpt }) => excerpt)).toEqual([posts[3]?.excerpt, posts[1]?.excerpt]);
    const second = await listPosts(ctx, { limit: 2, q: 'roast', to: '2026-10-27', cursor: first.nextCursor ?? '' });
    expect([second.data.map(({ excerpt }) => excerpt), second.hasMore]).toEqual([[posts[0]?.excerpt], false]);
  });

  it('refuse days that are turned round', async () => {
    const turned = listPosts(ctx, { limit: 20, from: '2026-10-26', to: '2026-10-25' });
    await expect(turned).rejects.toMatchObject({ code: 'invalid_input', errors: [{ path: 'from', code: 'after_to' }] });
  });

  it('stop at a bound, and go on from there', async () => {
    const { ctx, account } = await workspace();
    await pool().query(
      `INSERT INTO published_posts (id, business_id, account_id, platform, excerpt, published_at)
       SELECT 'pub_' || $1 || n, $1, $2, 'x', CASE WHEN n IN ($3, $3 + 1) THEN 'rare' ELSE 'usual' END,
         $4::timestamptz - n * interval '1 second'
       FROM generate_series(1, $3 + 1) n`,
      [ctx.business.id, account.id, SEARCHED_MAX, ctx.now],
    );
    const first = await listPosts(ctx, { limit: 20, q: 'rare' });
    expect([first.data.length, first.hasMore]).toEqual([1, true]);
    const second = await listPosts(ctx, { limit: 20, q: 'rare', cursor: first.nextCursor ?? '' });
    expect([second.data.length, second.hasMore]).toEqual([1, false]);
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id);
    const none = await listPosts(ctx, { limit: 20, q: 'absent' });
    expect([none.data.length, none.hasMore]).toEqual([0, true]);
    expect((await listPosts(ctx, { limit: 20, q: 'absent', cursor: none.nextCursor ?? '' })).hasMore).toBe(false);
  });
});
