import type { PublicationMetrics } from '@/lib/contracts/metrics';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { latestSnapshot } from '@/lib/data/db/statements/metrics';
import { metricsIn } from './reading';

/** The latest numbers of a publication of the business; without any, and with why there are none, for one that is not its own. */
export async function latestMetrics(businessId: string, publicationId: string): Promise<PublicationMetrics> {
  const [row] = await run(pool(), latestSnapshot, [businessId, publicationId]);
  const capturedAt = row?.captured_at;
  return {
    metrics: capturedAt
      ? {
          capturedAt: capturedAt.toISOString(),
          checkedAt: (row.checked_at ?? capturedAt).toISOString(),
          values: metricsIn(row),
        }
      : null,
    metricsRefusal: row?.refusal ?? null,
  };
}
