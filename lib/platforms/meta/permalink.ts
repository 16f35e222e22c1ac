import { logger } from '@/lib/foundation/logger';
import { SECOND } from '@/lib/foundation/time';
import type { PublishInput } from '../platform';
import { Refused } from '../refusal';
import type { Graph } from './graph';

const PERMALINK_MS = 5 * SECOND;

/** Best effort: the post stands whether or not its address can be read. */
export async function readPermalink(
  graph: Graph,
  { access, signal, now }: Pick<PublishInput, 'access' | 'signal' | 'now'>,
  id: string,
  field: 'permalink_url' | 'permalink',
): Promise<string | null> {
  try {
    const { json } = await graph({
      method: 'GET',
      path: `/${id}`,
      query: { fields: field },
      accessToken: access.accessToken,
      timeoutMs: PERMALINK_MS,
      stage: 'read',
      signal,
      now,
    });
    const value =
      typeof json === 'object' && json !== null ? Object.entries(json).find(([name]) => name === field)?.[1] : null;
    return typeof value === 'string' ? value : null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    logger().warn({ id, outcome: error.refusal }, 'the permalink could not be read');
    return null;
  }
}
