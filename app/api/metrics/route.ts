import { otherMethods } from '@/lib/server/http/other-methods';
import { withSecret } from '@/lib/server/http/with-secret';
import { PROMETHEUS_TYPE } from '@/lib/server/metrics/prometheus-text';
import { readMetrics } from '@/lib/server/metrics/read-metrics';

export const dynamic = 'force-dynamic';

/** GET /api/metrics: pool, cache, queue, punctuality, workers, networks and HTTP for Prometheus, behind METRICS_TOKEN. */
export const GET = withSecret('METRICS_TOKEN', async () => {
  const headers = { 'content-type': PROMETHEUS_TYPE, 'cache-control': 'no-store' };
  return new Response(await readMetrics(new Date()), { headers });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
