import { z } from 'zod';
import { logger } from '@/lib/foundation/logger';
import { HOUR, plus, SECOND } from '@/lib/foundation/time';
import { graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import type { PublishInput } from '../platform';
import { Refused } from '../refusal';
import { instagramGraph } from './graph';

const QUOTA_BUCKET = 'content_publishing';
/** The window rolls, so a place may come free sooner than its length says. */
const LOOK_AGAIN_MS = HOUR;

const limitSchema = z.object({
  data: z
    .array(
      z.object({
        quota_usage: z.number(),
        config: z.object({ quota_total: z.number(), quota_duration: z.number() }).optional(),
      }),
    )
    .min(1),
});

/**
 * Before media is prepared: a day's posts that are spent need no video uploaded in vain. Meta's pages name three totals,
 * so the account's own is read. An answer that does not come keeps no post back. @throws Refused
 */
export async function requireQuota(input: PublishInput): Promise<void> {
  const quota = await readQuota(input);
  if (!quota?.config) return;
  const { quota_usage: used, config } = quota;
  const total = config.quota_total;
  const resetAt = plus(input.now, config.quota_duration * SECOND);
  const remaining = Math.max(0, total - used);
  const share = total > 0 ? Math.min(1, used / total) : 1;
  await input.access.rate.after([{ scope: 'account', bucket: QUOTA_BUCKET, used: share, remaining, resetAt }]);
  if (remaining > 0) return;
  const detail = `Instagram takes ${total} posts in ${Math.round((config.quota_duration * SECOND) / HOUR)} hours from this account, and they are spent.`;
  throw new Refused({ kind: 'RATE_LIMITED', until: plus(input.now, LOOK_AGAIN_MS), code: 'quota', detail });
}

async function readQuota(input: PublishInput): Promise<z.infer<typeof limitSchema>['data'][number] | null> {
  const path = `/${input.access.platformUserId}/content_publishing_limit`;
  const request = { method: 'GET', path, query: { fields: 'quota_usage,config' }, stage: 'read' } as const;
  try {
    const answer = await graphFor(instagramGraph, input)(request);
    return understood(limitSchema, answer, 'Instagram told the quota').data[0] ?? null;
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.kind === 'RATE_LIMITED') throw error;
    logger().warn({ outcome: error.refusal }, 'the quota could not be read');
    return null;
  }
}
