import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CONNECTION_REQUEST, type FakeNetworks, startFakeNetworks } from '@/e2e/api/fake-networks';
import type { Platform } from '@/lib/contracts/platform';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { vault } from '@/lib/data/vault';
import { tokenContext } from '@/lib/domain/accounts/token-context';
import { plus, SECOND } from '@/lib/foundation/time';
import { platformAdapter } from '@/lib/platforms/registry';
import { decideOnConsentPage } from '@/lib/sandbox/decide-on-consent-page';
import { createAccount, createBusiness, createScheduledPost } from '@/prisma/factories';
import { startWorkerProcess, type WorkerProcess } from './worker-process-fixture';

const started: WorkerProcess[] = [];
let fakes: FakeNetworks;
let business: Awaited<ReturnType<typeof createBusiness>>;

async function connect(platform: Platform) {
  const url = await decideOnConsentPage(await platformAdapter(platform).authorizationUrl(CONNECTION_REQUEST));
  const found = await platformAdapter(platform).connect({ url, request: CONNECTION_REQUEST, now: new Date() });
  const [first] = found;
  if (!first) throw new Error(`The fake of ${platform} has nobody.`);
  const { platformUserId, kind, metadata, token } = first;
  const account = await createAccount(business, platform, { platformUserId, kind, metadata, scopes: token.scopes });
  const accessTokenSealed = vault().seal(token.accessToken, tokenContext(account.id, 'access'));
  await prisma().socialAccount.update({ where: { id: account.id }, data: { accessTokenSealed } });
  return account;
}

const start = async (): Promise<WorkerProcess> => {
  const worker = await startWorkerProcess();
  started.push(worker);
  return worker;
};
const due = (account: Awaited<ReturnType<typeof connect>>, content: string) =>
  createScheduledPost(business, account, { content, excerpt: content, scheduledAt: plus(new Date(), -SECOND) });
const statusOf = async (id: string) => (await prisma().scheduledPost.findUniqueOrThrow({ where: { id } })).status;
const until = (id: string, status: string) =>
  vi.waitFor(async () => expect(await statusOf(id)).toBe(status), { timeout: 20_000, interval: 50 });
const standing = async (content: string): Promise<number> => {
  const { data } = await fakes.read<{ data: { text: string }[] }>('posts');
  return data.filter(({ text }) => text.includes(content)).length;
};

beforeAll(async () => {
  fakes = await startFakeNetworks();
});
beforeEach(async () => {
  business = await createBusiness();
});
afterEach(async () => {
  for (const worker of started.splice(0)) worker.signal('SIGKILL');
  await fetch(`${fakes.url}/__fake/faults`, { method: 'DELETE' });
  await prisma().scheduledPost.deleteMany({});
});
afterAll(async () => {
  await fakes.stop();
  await pool().stop();
});

describe('a worker that is told to stop', () => {
  it('ends at once when it does nothing, and is not seen any more', async () => {
    const worker = await start();
    await vi.waitFor(async () => expect(await prisma().schedulerWorker.count()).toBe(1), 10_000);
    worker.signal('SIGTERM');
    const { code, afterMs } = await worker.exited();
    expect(code).toBe(0);
    expect(afterMs).toBeLessThan(2 * SECOND);
    expect(await prisma().schedulerWorker.count()).toBe(0);
  }, 60_000);

  it('ends what it has begun, however often it is told', async () => {
    const post = await due(await connect('x'), 'Under way when told');
    await fakes.control('faults', { network: 'x', operation: 'publish', fault: 'delay', delayMs: 3_000 });
    const worker = await start();
    await until(post.id, 'sending');
    for (let told = 0; told < 3; told++) worker.signal('SIGTERM');
    expect(await worker.exited()).toMatchObject({ code: 0 });
    expect(await statusOf(post.id)).toBe('published');
    expect(await standing('Under way when told')).toBe(1);
  }, 60_000);

  it('is not held by a network that does not answer; its post is in doubt at once', async () => {
    const post = await due(await connect('x'), 'Never answered');
    await fakes.control('faults', { network: 'x', operation: 'publish', fault: 'timeout', delayMs: 60_000 });
    const worker = await start();
    await until(post.id, 'sending');
    worker.signal('SIGTERM');
    const { afterMs } = await worker.exited();
    expect(afterMs).toBeLessThan(10 * SECOND);
    expect(await statusOf(post.id)).toBe('unknown');
    expect(await standing('Never answered')).toBe(0);
  }, 60_000);
});

it('two workers share one database: every post stands once', async () => {
  const accounts = [await connect('x'), await connect('linkedin'), await connect('facebook')];
  const texts = [0, 1].flatMap((round) => accounts.map(({ platform }) => `Shared ${round} on ${platform}`));
  await Promise.all([start(), start()]);
  await vi.waitFor(async () => expect(await prisma().schedulerWorker.count()).toBe(2), 10_000);
  const posts = await Promise.all(
    texts.map((text, index) => {
      const account = accounts[index % accounts.length];
      if (!account) throw new Error('No account.');
      return due(account, text);
    }),
  );
  for (const { id } of posts) await vi.waitFor(async () => expect(await statusOf(id)).toBe('published'), 60_000);
  for (const text of texts) expect(await standing(text)).toBe(1);
}, 120_000);
