import { logger } from '@/lib/foundation/logger';
import { cacheMetrics } from './cache-metrics';
import { httpMetrics } from './http-metrics';
import { networkMetrics } from './network-metrics';
import { poolMetrics } from './pool-metrics';
import { type Metric, prometheusText } from './prometheus-text';
import { depthMetrics, latenessMetrics, workerMetrics } from './queue-metrics';

/** Everything an operator graphs, of all businesses together. What cannot be read is left out, and said to be. */
export async function readMetrics(now: Date): Promise<string> {
  const parts: readonly [name: string, read: () => Metric[] | Promise<Metric[]>][] = [
    ['pool', poolMetrics],
    ['cache', cacheMetrics],
    ['queue', depthMetrics],
    ['lateness', () => latenessMetrics(now)],
    ['workers', workerMetrics],
    ['networks', networkMetrics],
    ['http', httpMetrics],
  ];
  const read = await Promise.all(parts.map(([name, part]) => readPart(name, part)));
  const up: Metric = {
    name: 'metrics_part_up',
    type: 'gauge',
    help: 'Whether this part of the metrics could be read.',
    samples: parts.map(([part], index) => ({ labels: { part }, value: read[index] ? 1 : 0 })),
  };
  return prometheusText([up, ...read.flatMap((metrics) => metrics ?? [])]);
}

async function readPart(part: string, read: () => Metric[] | Promise<Metric[]>): Promise<Metric[] | null> {
  try {
    return await read();
  } catch (error) {
    logger().warn({ err: error, part }, 'a part of the metrics could not be read');
    return null;
  }
}
