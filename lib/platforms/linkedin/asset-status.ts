import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import type { PublishInput } from '../platform';
import type { ProgressKeeper } from '../progress';
import { Refused } from '../refusal';
import { callAs } from './api';
import { notUnderstood } from './put-bytes';
import { restliText } from './restli';

const POLL_MS = 5 * SECOND;

const statusSchema = z.object({ status: z.enum(['WAITING_UPLOAD', 'PROCESSING', 'AVAILABLE', 'PROCESSING_FAILED']) });
export type AssetStatus = z.infer<typeof statusSchema>['status'];

/** Where a video or a document stands; null when this connection may not ask. @throws Refused */
export async function assetStatus(
  { access, signal, now }: PublishInput,
  resource: 'videos' | 'documents',
  urn: string,
): Promise<AssetStatus | null> {
  try {
    const path = `/rest/${resource}/${restliText(urn)}`;
    const answer = await callAs(access, { method: 'GET', path, stage: 'prepare', signal, now });
    const parsed = statusSchema.safeParse(answer.json);
    return parsed.success ? parsed.data.status : notUnderstood('how a file stands');
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'PERMISSION') return null;
    throw error;
  }
}

/** Goes on once LinkedIn has finished with the file; where that cannot be asked, the post's own answer tells. @throws Refused */
export async function awaitAvailable(
  input: PublishInput,
  progress: ProgressKeeper,
  resource: 'videos' | 'documents',
  urn: string,
): Promise<void> {
  const status = await assetStatus(input, resource, urn);
  if (status === null || status === 'AVAILABLE') return;
  if (status === 'PROCESSING_FAILED') {
    const detail = 'LinkedIn could not process the file; it is uploaded again.';
    throw new Refused({ kind: 'MEDIA_RETRY', code: 'PROCESSING_FAILED', detail });
  }
  if (progress.text('stage') !== 'processing') await progress.save({ stage: 'processing', percent: null });
  throw new Refused({ kind: 'NOT_READY', code: status, retryAfterMs: POLL_MS });
}
