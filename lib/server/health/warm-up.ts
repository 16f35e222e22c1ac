import { caches } from '@/lib/data/cache/instances';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { apiKeysByHash, sessionByToken } from '@/lib/data/db/statements/access';
import { rollupsByBucket } from '@/lib/data/db/statements/analytics-rollups';
import type { BusinessContext } from '@/lib/domain/context';
import { env } from '@/lib/foundation/env';
import { logger } from '@/lib/foundation/logger';
import { remember } from '@/lib/foundation/remember';
import { SECOND } from '@/lib/foundation/time';
import { cachedSummary } from '@/lib/server/reads/analytics';

/** No row has this id. */
const NOBODY = 'nobody';
const DAY = '2000-01-01';

/**
 * Connects the caches, opens the pool's base, plans the statements of most requests on each of its connections, compiles
 * Prisma's first query, and reads a report of nobody, which loads the time zones and compiles the checks of a contract: the
 * first request would else wait for all of it.
 */
export async function warmUp(): Promise<void> {
  await caches().start();
  try {
    await pool().start();
    await Promise.all(Array.from({ length: pool().snapshot().total }, planStatements));
    await prisma().business.findFirst({ select: { id: true } });
    await cachedSummary.json(asNobody(), {});
  } catch (error) {
    // The server starts all the same: readiness stays red, and the pool keeps trying.
    logger().error({ err: error }, 'The database did not answer at the start.');
  }
}

const asNobody = (): BusinessContext => ({
  business: { id: NOBODY, slug: NOBODY, name: NOBODY, timeZone: 'Etc/UTC' },
  actor: { type: 'system', id: null },
  now: new Date(),
});

async function planStatements(): Promise<void> {
  await run(pool(), apiKeysByHash, [[]]);
  await run(pool(), sessionByToken, [NOBODY]);
  await run(pool(), rollupsByBucket, [NOBODY, DAY, DAY, 'all', null, null]);
}

const routes = remember('warm routes', (): { asked: Promise<void> | undefined } => ({ asked: undefined }));

/** Asks this server for a report, as nobody: its code is then loaded. Answered as soon as the server takes requests. */
export function warmRoutes(): void {
  const address = `http://127.0.0.1:${env().PORT}/api/v2/analytics/summary`;
  routes.asked = fetch(address, { signal: AbortSignal.timeout(10 * SECOND) }).then(
    async (answer) => void (await answer.arrayBuffer()),
    (error: unknown) => logger().debug({ err: error }, 'The server could not be asked by itself.'),
  );
}

/** Until `warmRoutes` has its answer; at once where it was not called. */
export const untilWarm = async (): Promise<void> => routes.asked;
