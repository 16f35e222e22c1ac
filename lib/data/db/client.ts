import { PrismaPg } from '@prisma/adapter-pg';
import { remember } from '@/lib/foundation/remember';
import { PrismaClient } from './generated/client';
import { pool } from './pool';
import { statementName } from './statement-name';

/** Prisma on the one pool. It never closes the pool: that is `pool().stop()`. */
export const prisma = (): PrismaClient =>
  remember(
    'prisma',
    () => new PrismaClient({ adapter: new PrismaPg(pool(), { statementNameGenerator: statementName }) }),
  );
