import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { newId } from '@/lib/foundation/ids';
import { MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { platformAdapter } from '@/lib/platforms/registry';
import { createAccount, createBusiness, createScheduledPost } from '@/prisma/factories';
import { Worker } from './worker';

const adapter = platformAdapter('x');
const { publish, reconcile } = adapter;
const done: string[] = [];
adapter.publish = async (input) => {
  await input.beforeSend();
  await sleep(50);
  done.push('sent');
  return { kind: 'OK', platformPostId: crypto.randomUUID(), permalink: null, publishedAt: new Date() };
};
adapter.reconcile = async () => {
  done.push('asked');
  return { kind: 'found', platformPostId: crypto.randomUUID(), permalink: null, publishedAt: new Date() };
};

afterAll(async () => {
  Object.assign(adapter, { publish, reconcile });
  await pool().stop();
});

async function inDoubt(): Promise<string> {
  const business = await createBusiness();
  const account = await createAccount(business, 'x');
  const sentAt = plus(new Date(), -MINUTE);
  const { id } = await createScheduledPost(business, account, {
    status: 'unknown',
    scheduledAt: sentAt,
    notBefore: plus(new Date(), -SECOND),
  });
  await prisma().publishAttempt.create({
    data: {
      ...{ id: newId('att'), businessId: business.id, scheduledPostId: id, accountId: account.id, platform: 'x' },
      ...{ number: 1, fence: 0, state: 'unknown', payloadFingerprint: 'f', requestedAt: sentAt },
    },
  });
  return id;
}

it('asks about a post in doubt although more is due than it has places', async () => {
  for (let number = 0; number < 12; number++) {
    const business = await createBusiness();
    await createScheduledPost(business, await createAccount(business, 'x'), { scheduledAt: plus(new Date(), -SECOND) });
  }
  const id = await inDoubt();
  await new Worker({ id: 'w1', concurrency: 2, pollMs: SECOND }).runFor(20 * SECOND);

  expect(done.filter((what) => what === 'sent')).toHaveLength(12);
  expect(done.indexOf('asked')).toBeLessThan(4);
  expect(await prisma().scheduledPost.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'published' });
});

it('puts its question again at once when the network gave no answer', async () => {
  const answers = ['unclear', 'unclear', 'found'] as const;
  let asked = 0;
  adapter.reconcile = async () =>
    answers[asked++] === 'found'
      ? { kind: 'found', platformPostId: crypto.randomUUID(), permalink: null, publishedAt: new Date() }
      : { kind: 'unclear', code: 'ECONNRESET', detail: 'The connection was lost.', isUnread: true };
  const id = await inDoubt();
  await new Worker({ id: 'w2', concurrency: 2, pollMs: SECOND }).runFor(20 * SECOND);

  expect(asked).toBe(3);
  expect(await prisma().scheduledPost.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'published' });
});
