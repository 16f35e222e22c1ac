import { SECOND } from '@/lib/foundation/time';
import { httpStatistics } from '../http/http-statistics';
import type { Metric } from './prometheus-text';

/** What the route handlers of this web process answered. */
export function httpMetrics(): Metric[] {
  const answered = httpStatistics().read();
  const labelled = answered.map((of) => ({ ...of, labels: { method: of.method, status: String(of.status) } }));
  return [
    {
      name: 'http_server_requests_total',
      type: 'counter',
      help: 'Requests answered by route handlers.',
      samples: labelled.map(({ labels, requests }) => ({ labels, value: requests })),
    },
    {
      name: 'http_server_request_seconds_total',
      type: 'counter',
      help: 'Time that these answers took.',
      samples: labelled.map(({ labels, totalMs }) => ({ labels, value: totalMs / SECOND })),
    },
  ];
}
