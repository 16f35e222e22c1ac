import { prisma } from '@/lib/data/db/client';
import { UsageError } from './usage-error';

/** The business that the operator named by slug or id. @throws UsageError */
export async function findBusiness(named: string): Promise<{ id: string; name: string }> {
  const row = await prisma().business.findFirst({ where: { OR: [{ slug: named }, { id: named }] } });
  if (row) return row;
  throw new UsageError(`There is no business "${named}". Give its slug, such as demo, or its id.`);
}
