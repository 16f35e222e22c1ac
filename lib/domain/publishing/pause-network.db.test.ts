import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { MINUTE, plus, SECOND } from '@/lib/foundation/time';
import type { Outcome } from '@/lib/platforms/platform';
import { platformAdapter } from '@/lib/platforms/registry';
import { createAccount, createBusiness, createScheduledPost } from '@/prisma/factories';
import { claimDueRows, publishDueRows } from './claim-fixture';
import { resumeNetwork } from './pause-network';
import { publishClaimed } from './publish-claimed';

const LEASE_MS = 3 * MINUTE;
const originals = PLATFORMS.map((platform) => [platform, platformAdapter(platform).publish] as const);
const answers = new Map<Platform, Outcome>();
const sent: Platform[] = [];
let business: Awaited<ReturnType<typeof createBusiness>>;
const accounts = new Map<Platform, { id: string; platform: Platform }>();

beforeEach(async () => {
  await prisma().scheduledPost.deleteMany({});
  await prisma().platformPause.deleteMany({});
  business = await createBusiness();
  for (const platform of PLATFORMS) accounts.set(platform, await createAccount(business, platform));
  answers.clear();
  sent.length = 0;
  for (const platform of PLATFORMS) {
    platformAdapter(platform).publish = async () => {
      sent.push(platform);
      return (
        answers.get(platform) ?? {
          kind: 'OK',
          platformPostId: crypto.randomUUID(),
          permalink: null,
          publishedAt: new Date(),
        }
      );
    };
  }
});
afterAll(async () => {
  for (const [platform, publish] of originals) platformAdapter(platform).publish = publish;
  await pool().stop();
});

/** Each of an account of its own, as those of one go out one by one. */
const due = async (platform: Platform, secondsAgo = 1) =>
  createScheduledPost(business, await createAccount(business, platform), {
    scheduledAt: plus(new Date(), -secondsAgo * SECOND),
  });
const dueOfOne = (platform: Platform, secondsAgo: number) =>
  createScheduledPost(business, accounts.get(platform) ?? { id: '', platform }, {
    scheduledAt: plus(new Date(), -secondsAgo * SECOND),
  });
async function tick(): Promise<Platform[]> {
  sent.length = 0;
  await publishDueRows();
  return [...sent].sort();
}
const probeIsDue = () => prisma().platformPause.updateMany({ data: { probeAt: plus(new Date(), -MINUTE) } });
const posts = (platform: Platform) =>
  prisma().scheduledPost.findMany({ where: { platform }, orderBy: { scheduledAt: 'asc' } });
const RETIRED: Outcome = { kind: 'API_VERSION', code: 'NONEXISTENT_VERSION', detail: 'Version 202504 is not active' };
const BROKE: Outcome = { kind: 'BILLING', code: 'CreditsDepleted', detail: 'No credits.' };

describe('a network that refuses the app', () => {
  it.each<[Platform, Outcome]>([
    ['linkedin', RETIRED],
    ['x', BROKE],
  ])('%s rests, and the others go on', async (platform, answer) => {
    answers.set(platform, answer);
    for (const each of PLATFORMS) await due(each);
    expect(await tick()).toEqual([...PLATFORMS].sort());
    for (const each of PLATFORMS) await due(each, 2);
    expect(await tick()).toEqual(PLATFORMS.filter((each) => each !== platform).sort());
    expect(await prisma().platformPause.findMany()).toMatchObject([{ platform, reason: answer.kind, probes: 0 }]);
    for (const post of await posts(platform)) expect(post).toMatchObject({ status: 'pending', attempts: 0 });
  });

  it('is tried with one post, and rests on while that is refused', async () => {
    answers.set('linkedin', RETIRED);
    await due('linkedin');
    await tick();
    for (const seconds of [3, 4, 5]) await due('linkedin', seconds);
    await probeIsDue();
    const [first, second] = await Promise.all([claimDueRows({ worker: 'w1' }), claimDueRows({ worker: 'w2' })]);
    const probes = [...first, ...second];
    expect(probes).toMatchObject([{ platform: 'linkedin', is_probe: true }]);
    for (const row of probes) await publishClaimed(row, { endsAt: performance.now() + LEASE_MS });
    expect(await tick()).toEqual([]);
    expect(await prisma().platformPause.findMany()).toMatchObject([{ platform: 'linkedin', probes: 1 }]);
  });

  it('goes on by itself once a post got through, late ones a minute apart', async () => {
    answers.set('x', BROKE);
    await due('x');
    expect(await tick()).toEqual(['x']);
    for (const seconds of [9, 8, 7]) await dueOfOne('x', seconds);
    expect(await tick()).toEqual([]);
    await due('x', 6);
    answers.delete('x');
    await probeIsDue();
    await tick();
    expect(await prisma().platformPause.count()).toBe(0);
    const waits = (await posts('x'))
      .filter(({ status }) => status === 'pending')
      .map(({ notBefore }) => Math.abs(Math.round(((notBefore?.getTime() ?? 0) - Date.now()) / MINUTE)));
    expect(waits.sort()).toEqual([0, 0, 1, 2]);
    expect(await tick()).toEqual(['x', 'x']);
  });

  it('goes on when an operator says so', async () => {
    answers.set('linkedin', RETIRED);
    const { id } = await due('linkedin');
    await tick();
    answers.delete('linkedin');
    expect(await resumeNetwork(pool(), 'linkedin')).toBe(true);
    expect(await resumeNetwork(pool(), 'linkedin')).toBe(false);
    await tick();
    expect(await prisma().scheduledPost.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'published' });
  });
});
