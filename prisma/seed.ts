import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { keyValueStore } from '@/lib/data/kv/instance';
import { createBusiness } from '@/lib/domain/businesses/create-business';
import type { BusinessContext } from '@/lib/domain/context';
import { env } from '@/lib/foundation/env';
import { newId } from '@/lib/foundation/ids';
import { putUser } from '@/lib/server/auth/put-user';
import { describeFailure } from '@/scripts/launch/refusal';
import { bulkSeedCommand } from './bulk/command';
import { seedDemo } from './demo/seed-demo';
import { areNetworksFake, withFakes } from './demo/with-fakes';

const DEMO_BUSINESS = { slug: 'demo', name: 'Fjord Coffee Roasters', timeZone: 'Europe/Oslo' };

/** The demo's person and business, made where they are missing; where the networks are fakes, with a year behind them. */
async function seed(): Promise<void> {
  const { DEMO_EMAIL, DEMO_PASSWORD } = env();
  const user = await putUser({ email: DEMO_EMAIL, name: 'Demo Owner', password: DEMO_PASSWORD, isAdmin: true });
  const business = await demoBusiness(user.id);
  const accounts = await prisma().socialAccount.count({ where: { businessId: business.id } });
  if (accounts > 0 || !areNetworksFake()) return;
  const actor = { type: 'user', id: user.id, role: 'owner' } as const;
  await withFakes((world) => seedDemo({ business, actor, now: new Date() }, world));
}

async function demoBusiness(ownerId: string): Promise<BusinessContext['business']> {
  const select = { id: true, slug: true, name: true, timeZone: true };
  const business = await prisma().business.findUnique({ where: { slug: DEMO_BUSINESS.slug }, select });
  if (!business) return createBusiness({ ...DEMO_BUSINESS, ownerId }, new Date());
  await prisma().membership.upsert({
    where: { businessId_userId: { businessId: business.id, userId: ownerId } },
    create: { id: newId('mem'), businessId: business.id, userId: ownerId, role: 'owner' },
    update: { role: 'owner' },
  });
  return business;
}

const args = process.argv.slice(2);
try {
  await (args.length > 0 ? bulkSeedCommand(args) : seed());
} catch (error) {
  console.error(`\n${describeFailure(error)}\n`);
  process.exitCode = 1;
} finally {
  await prisma().$disconnect();
  await pool().stop();
  await keyValueStore().close();
}
