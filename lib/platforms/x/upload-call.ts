import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import type { HttpResponse } from '../http-client';
import type { PublishInput } from '../platform';
import { inDoubt, Refused } from '../refusal';
import { callX, type XCall } from './api';

const UPLOAD_MS = 30 * SECOND;

/** A call that makes nothing public. @throws Refused */
export const uploadCall = (
  { access, signal, now }: Pick<PublishInput, 'access' | 'signal' | 'now'>,
  request: Pick<XCall, 'path' | 'id' | 'body' | 'query'> & { method?: 'GET' | 'POST' },
): Promise<HttpResponse> =>
  callX({
    method: 'POST',
    ...request,
    access,
    priority: 'publish',
    timeoutMs: UPLOAD_MS,
    stage: 'prepare',
    signal,
    now,
  });

const uploadedSchema = z.object({ data: z.object({ id: z.string() }) });

export const uploadedId = ({ json }: HttpResponse): string => {
  const parsed = uploadedSchema.safeParse(json);
  if (parsed.success) return parsed.data.data.id;
  throw new Refused(inDoubt('prepare', 'no_media_id', 'X took the file but named no id.'));
};
