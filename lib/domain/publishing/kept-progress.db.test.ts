import { afterAll, afterEach, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { platformAdapter } from '@/lib/platforms/registry';
import { createAccount, createBusiness, createScheduledPost } from '@/prisma/factories';
import { claimDueRows } from './claim-fixture';
import { publishClaimed } from './publish-claimed';

const linkedin = platformAdapter('linkedin');
const original = linkedin.publish;
afterEach(() => {
  linkedin.publish = original;
});
afterAll(() => pool().stop());

it('what a claim stored outlives a failure that says nothing of it, and the next claim goes on from there', async () => {
  const business = await createBusiness();
  const account = await createAccount(business, 'linkedin');
  const scheduledAt = plus(new Date(), -SECOND);
  const { id } = await createScheduledPost(business, account, { scheduledAt });
  linkedin.publish = async ({ saveProgress }) => {
    await saveProgress({ etags: ['e0'] });
    await saveProgress({ etags: ['e0', 'e1'] });
    return { kind: 'TRANSIENT', code: 'http_503', detail: 'Later.' };
  };
  const [row] = await claimDueRows();
  if (!row) throw new Error('Nothing was due.');
  expect(await publishClaimed(row, { endsAt: performance.now() + MINUTE })).toMatchObject({ status: 'pending' });
  const { progress } = await prisma().scheduledPost.findUniqueOrThrow({ where: { id } });
  expect(progress).toEqual({ etags: ['e0', 'e1'] });
});
