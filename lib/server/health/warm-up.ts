import { caches } from '@/lib/data/cache/instances';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { logger } from '@/lib/foundation/logger';

/** Connects the caches, opens the pool's base and compiles Prisma's first query before the first request, which would else wait for both. */
export async function warmUp(): Promise<void> {
  await caches().start();
  try {
    await pool().start();
    await prisma().business.findFirst({ select: { id: true } });
  } catch (error) {
    // The server starts all the same: readiness stays red, and the pool keeps trying.
    logger().error({ err: error }, 'The database did not answer at the start.');
  }
}
