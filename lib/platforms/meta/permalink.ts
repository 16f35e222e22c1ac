import { z } from 'zod';
import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import { Refused } from '../refusal';
import { type Graph, type GraphCall, graphFor } from './graph';

const PERMALINK_MS = 5 * SECOND;
const answerSchema = z.object({ permalink_url: z.string().optional(), permalink: z.string().optional() });

/** Best effort: the post stands whether or not its address can be read. */
export async function readPermalink(
  graph: Graph,
  call: Pick<GraphCall, 'access' | 'signal' | 'now'>,
  id: string,
  field: 'permalink_url' | 'permalink',
): Promise<string | null> {
  try {
    const request = { method: 'GET', path: `/${id}`, query: { fields: field }, timeoutMs: PERMALINK_MS } as const;
    const { json } = await graphFor(graph, call)({ ...request, stage: 'read' });
    return answerSchema.safeParse(json).data?.[field] ?? null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    logger().warn({ id, outcome: error.refusal }, 'the permalink could not be read');
    return null;
  }
}
