import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { keyValueStore } from '@/lib/data/kv/instance';
import { createBusiness } from '@/lib/domain/businesses/create-business';
import { env } from '@/lib/foundation/env';
import { newId } from '@/lib/foundation/ids';
import { putUser } from '@/lib/server/auth/put-user';
import { describeFailure } from '@/scripts/launch/refusal';
import { bulkSeedCommand } from './bulk/command';

const DEMO_BUSINESS = { slug: 'demo', name: 'Fjord Coffee Roasters', timeZone: 'Europe/Oslo' };

/** The demo's person and business, made where they are missing; no account is connected, the newcomer does that. */
async function seed(): Promise<void> {
  const { DEMO_EMAIL, DEMO_PASSWORD } = env();
  const user = await putUser({ email: DEMO_EMAIL, name: 'Demo Owner', password: DEMO_PASSWORD, isAdmin: true });
  const business = await prisma().business.findUnique({ where: { slug: DEMO_BUSINESS.slug } });
  if (!business) {
    await createBusiness({ ...DEMO_BUSINESS, ownerId: user.id }, new Date());
    return;
  }
  await prisma().membership.upsert({
    where: { businessId_userId: { businessId: business.id, userId: user.id } },
    create: { id: newId('mem'), businessId: business.id, userId: user.id, role: 'owner' },
    update: { role: 'owner' },
  });
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
