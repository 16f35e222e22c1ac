import { timeZoneSchema } from '@/lib/contracts/time-zone';
import { prisma } from '@/lib/data/db/client';
import { logger } from '@/lib/foundation/logger';
import { createBusiness } from './create-business';

const FALLBACK = { name: 'My business', timeZone: 'UTC' };

/** Gives a person who belongs to no business one of their own. What they typed for it counts where it can be used. */
export async function ensureBusiness(
  userId: string,
  typed: { name?: unknown; timeZone?: unknown },
  now: Date,
): Promise<void> {
  if ((await prisma().membership.count({ where: { userId } })) > 0) return;
  const name = typeof typed.name === 'string' && typed.name.trim() !== '' ? typed.name.slice(0, 80) : FALLBACK.name;
  const timeZone = timeZoneSchema.safeParse(typed.timeZone).data ?? FALLBACK.timeZone;
  const business = await createBusiness({ ownerId: userId, name, timeZone }, now);
  logger().info({ businessId: business.id, userId }, 'business created for a new member');
}
