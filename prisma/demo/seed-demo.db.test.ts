import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PLATFORMS } from '@/lib/contracts/platform';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { accountAccess } from '@/lib/domain/accounts/account-access';
import type { BusinessContext } from '@/lib/domain/context';
import { DAY, plus } from '@/lib/foundation/time';
import { platformAdapter } from '@/lib/platforms/registry';
import { findPost } from '@/lib/sandbox/ledger';
import { createMemoryStore } from '@/lib/sandbox/memory-store';
import { numbersAt } from '@/lib/sandbox/numbers-at';
import { createSandbox, type Sandbox } from '@/lib/sandbox/server';
import { createContext } from '@/prisma/factories';
import { sandboxEnvironment } from '@/scripts/launch/demo-environment';
import { seedDemo } from './seed-demo';

let folder: string;
let sandbox: Sandbox;
let ctx: BusinessContext;
const ofBusiness = () => ({ businessId: ctx.business.id });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-demo-'));
  process.env.FILES_DIR = folder;
  sandbox = await createSandbox({ store: createMemoryStore(), port: 0 });
  await sandbox.start();
  Object.assign(process.env, sandboxEnvironment(sandbox.url));
  ctx = await createContext();
  await seedDemo(ctx, sandbox.world);
});
afterAll(async () => {
  await sandbox.stop();
  await pool().stop();
  await rm(folder, { recursive: true });
});

it.each(PLATFORMS)('what is kept of %s is what its adapter reads there', async (platform) => {
  const account = await prisma().socialAccount.findFirstOrThrow({ where: { ...ofBusiness(), platform } });
  const kept = await prisma().publishedPost.findMany({
    where: { accountId: account.id },
    orderBy: { publishedAt: 'asc' },
  });
  expect(kept.length).toBeGreaterThan(90);
  const some = [...kept.slice(0, 3), ...kept.slice(-6)].map(({ platformPostId, publishedAt }) => ({
    platformPostId: platformPostId ?? '',
    publishedAt,
  }));
  const numbers = (at: Date) =>
    Promise.all(
      some.map(async ({ platformPostId }) => {
        const post = await findPost(sandbox.world, platform, platformPostId);
        return post && [platformPostId, await numbersAt(sandbox.world, post, at)];
      }),
    );
  const before = await numbers(sandbox.world.now());
  const access = await accountAccess(ctx.business.id, account.id);
  const signal = AbortSignal.timeout(20_000);
  const answer = await platformAdapter(platform).metrics?.posts({ access, posts: some, signal, now: new Date() });
  const after = await numbers(sandbox.world.now());
  if (answer?.kind !== 'read') throw new Error(`${platform} answered ${JSON.stringify(answer)}`);
  const read = some.map(({ platformPostId }) => [platformPostId, answer.posts.get(platformPostId)]);
  expect([before, after]).toContainEqual(read);
});

it('counts as many posts by day as stand on the networks, each with its numbers', async () => {
  const publications = await prisma().publishedPost.count({ where: ofBusiness() });
  const days = await prisma().dailyRollup.aggregate({
    where: ofBusiness(),
    _sum: { posts: true, impressionsPosts: true },
  });
  expect(publications).toBeGreaterThan(500);
  expect(days._sum).toEqual({ posts: publications, impressionsPosts: publications });
});

it('leads to pages that the fakes show', async () => {
  for (const platform of PLATFORMS) {
    const post = await prisma().publishedPost.findFirstOrThrow({ where: { ...ofBusiness(), platform } });
    const page = await fetch(post.permalink ?? '');
    expect([platform, page.status, (await page.text()).includes(post.excerpt.slice(0, 12))]).toEqual([
      platform,
      200,
      true,
    ]);
  }
});

it('plans two weeks, and nothing for the next day', async () => {
  const waiting = await prisma().scheduledPost.findMany({ where: { ...ofBusiness(), status: 'pending' } });
  expect(waiting.length).toBeGreaterThan(15);
  expect(waiting.filter(({ scheduledAt }) => scheduledAt < plus(ctx.now, DAY))).toEqual([]);
  const drafts = await prisma().draft.findMany({
    where: ofBusiness(),
    select: { state: true },
    orderBy: { createdAt: 'asc' },
  });
  expect(drafts.map(({ state }) => state).sort()).toEqual(['draft', 'in_review']);
});
