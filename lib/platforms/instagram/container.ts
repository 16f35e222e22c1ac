import { z } from 'zod';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { createdId } from '../meta/created-id';
import { type GraphRequest, graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import type { PublishInput, ReconcileInput } from '../platform';
import { type ProgressKeeper, prepareEach } from '../progress';
import { Refused } from '../refusal';
import { carouselFields, childFields, singleFields } from './container-fields';
import { instagramGraph } from './graph';
import { containerRefusal } from './outcome';

const CREATE_MS = MINUTE;
const POLL_MS = 5 * SECOND;

const statusSchema = z.object({
  status_code: z.enum(['IN_PROGRESS', 'FINISHED', 'ERROR', 'EXPIRED', 'PUBLISHED']),
  status: z.string().default(''),
});
export type ContainerStatus = z.infer<typeof statusSchema>;

/**
 * The container that holds the whole post, made once: its id is stored before anything else happens with it.
 * Several files have a container each, all finished before the one that joins them. @throws Refused
 */
export async function prepareContainer(input: PublishInput, progress: ProgressKeeper): Promise<string> {
  const stored = progress.text('container');
  if (stored) return stored;
  const container = await create(input, await containerFields(input, progress));
  await progress.save({ container, stage: 'processing' });
  return container;
}

async function containerFields(input: PublishInput, progress: ProgressKeeper): Promise<GraphRequest['fields']> {
  const [file, ...more] = input.media;
  if (!file) {
    const detail = 'Instagram takes no text without a picture or video. Add one.';
    throw new Refused({ kind: 'INVALID_CONTENT', code: 'media_required', detail });
  }
  if (more.length === 0) return singleFields(input, file);
  const children = await prepareEach(progress, 'children', input.media, (item) => create(input, childFields(item)));
  for (const child of children) await requireFinished(input, child);
  return carouselFields(input, children);
}

async function create(input: PublishInput, fields: GraphRequest['fields']): Promise<string> {
  const path = `/${input.access.platformUserId}/media`;
  const request = { method: 'POST', path, fields, timeoutMs: CREATE_MS, stage: 'prepare' } as const;
  return createdId(await graphFor(instagramGraph, input)(request), 'prepare');
}

/** @throws Refused */
export async function readContainer(
  call: Pick<ReconcileInput, 'access' | 'signal' | 'now'>,
  container: string,
): Promise<ContainerStatus> {
  const query = { fields: 'status_code,status' };
  const request = { method: 'GET', path: `/${container}`, query, stage: 'read' } as const;
  const answer = await graphFor(instagramGraph, call)(request);
  return understood(statusSchema, answer, 'Instagram described the container');
}

/** @throws Refused unless the container can be published or has been. */
export async function requireFinished(input: PublishInput, container: string): Promise<'FINISHED' | 'PUBLISHED'> {
  const { status_code: code, status } = await readContainer(input, container);
  switch (code) {
    case 'FINISHED':
    case 'PUBLISHED':
      return code;
    case 'IN_PROGRESS':
      throw new Refused({ kind: 'NOT_READY', code, retryAfterMs: POLL_MS });
    case 'EXPIRED':
      throw new Refused({
        kind: 'MEDIA_RETRY',
        code,
        detail: 'Instagram kept the prepared post for a day; preparing anew.',
      });
    case 'ERROR':
      throw new Refused(containerRefusal(status));
  }
}
