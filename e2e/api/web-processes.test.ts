import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { createAccount, createBusiness, createKey, createMember, createSession } from '@/prisma/factories';
import { freePort } from '@/scripts/launch/ports';
import { typescript } from '@/scripts/launch/services';

const { APP_URL = '' } = process.env;
const DAY_MS = 86_400_000;
const ROUNDS = 15;
/** Below the age at which a process asks for a generation that it was not told: only the message makes it in time. */
const SEEN_WITHIN_MS = 1_000;

/** Three web processes on one database and one Redis: the product's own, and two of the same build. */
const addresses = [APP_URL];
const children: ChildProcess[] = [];
let business: Awaited<ReturnType<typeof createBusiness>>;
let accountId: string;
let cookie: string;
let authorization: string;

beforeAll(async () => {
  business = await createBusiness();
  const later = new Date(Date.now() + DAY_MS);
  accountId = (await createAccount(business, 'x', { metricsDueAt: later, inspectNotBefore: later })).id;
  cookie = (await createSession((await createMember(business)).id)).cookie;
  authorization = `Bearer ${(await createKey(business)).key}`;
  for (let number = 0; number < 2; number++) addresses.push(await startWeb());
  await Promise.all(addresses.map(untilReady));
}, 90_000);

afterAll(async () => {
  for (const child of children) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await prisma().scheduledPost.deleteMany({ where: { businessId: business.id } });
  await pool().stop();
});

async function startWeb(): Promise<string> {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: 'production' as const, PORT: String(port) };
  children.push(spawn(process.execPath, typescript('scripts/serve.ts'), { env, stdio: 'ignore' }));
  return `http://localhost:${port}`;
}

const untilReady = (address: string) =>
  vi.waitFor(async () => expect((await fetch(`${address}/api/health/ready`)).status).toBe(200), {
    timeout: 60_000,
    interval: 200,
  });

/** The dashboard as a browser gets it: a server component, by `unstable_cache` over the shared cache. */
async function dashboard(address: string): Promise<string> {
  const answer = await fetch(`${address}/${business.slug}`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return answer.text();
}

async function schedule(address: string, content: string): Promise<string> {
  const answer = await fetch(`${address}/api/v2/scheduled-posts`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ accountIds: [accountId], content, scheduledAt: new Date(Date.now() + DAY_MS) }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()).data[0].id;
}

async function cancel(address: string, id: string): Promise<void> {
  const answer = await fetch(`${address}/api/v2/scheduled-posts/${id}`, {
    method: 'DELETE',
    headers: { authorization },
  });
  expect(answer.status).toBeLessThan(300);
}

it('shows in each process what was written in another, from the acknowledgement on in its own', async () => {
  for (const address of addresses) expect(await dashboard(address)).not.toContain('Seen everywhere');
  for (let round = 0; round < ROUNDS; round++) {
    const writer = addresses[round % addresses.length] ?? APP_URL;
    const others = addresses.filter((address) => address !== writer);
    const content = `Seen everywhere ${crypto.randomUUID()}`;
    const isShown = async (address: string) => (await dashboard(address)).includes(content);
    const everywhere = () => Promise.all(others.map(isShown));

    const id = await schedule(writer, content);
    expect(await isShown(writer), `${writer} after its own write, round ${round}`).toBe(true);
    await expect.poll(everywhere, { timeout: SEEN_WITHIN_MS, interval: 10 }).toEqual([true, true]);

    await cancel(writer, id);
    expect(await isShown(writer), `${writer} after its own cancellation, round ${round}`).toBe(false);
    await expect.poll(everywhere, { timeout: SEEN_WITHIN_MS, interval: 10 }).toEqual([false, false]);
  }
}, 120_000);
