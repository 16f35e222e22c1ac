import { z } from 'zod';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { createdId } from '../meta/created-id';
import type { GraphCall } from '../meta/graph';
import type { PublishInput, ReconcileInput } from '../platform';
import { type ProgressKeeper, prepareEach } from '../progress';
import { inDoubt, Refused } from '../refusal';
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
 * Several pictures have a container each, all finished before the one that joins them. @throws Refused
 */
export async function prepareContainer(input: PublishInput, progress: ProgressKeeper): Promise<string> {
  const stored = progress.text('container');
  if (stored) return stored;
  const container = await create(input, await containerFields(input, progress));
  await progress.save({ container });
  return container;
}

async function containerFields(input: PublishInput, progress: ProgressKeeper): Promise<GraphCall['fields']> {
  const caption = input.text.trim() === '' ? undefined : input.text;
  const [picture, ...more] = input.media;
  if (picture && more.length === 0) {
    return { image_url: picture.publicUrl, alt_text: picture.altText ?? undefined, caption };
  }
  const children = await prepareEach(progress, 'children', input.media, ({ publicUrl, altText }) =>
    create(input, { image_url: publicUrl, alt_text: altText ?? undefined, is_carousel_item: true }),
  );
  for (const child of children) await requireFinished(input, child);
  return { media_type: 'CAROUSEL', children: children.join(','), caption };
}

async function create({ access, signal, now }: PublishInput, fields: GraphCall['fields']): Promise<string> {
  const answer = await instagramGraph({
    method: 'POST',
    path: `/${access.platformUserId}/media`,
    fields,
    accessToken: access.accessToken,
    timeoutMs: CREATE_MS,
    stage: 'prepare',
    signal,
    now,
  });
  return createdId(answer, 'prepare');
}

/** @throws Refused */
export async function readContainer(
  { access, signal, now }: Pick<ReconcileInput, 'access' | 'signal' | 'now'>,
  container: string,
): Promise<ContainerStatus> {
  const { json } = await instagramGraph({
    method: 'GET',
    path: `/${container}`,
    query: { fields: 'status_code,status' },
    accessToken: access.accessToken,
    stage: 'read',
    signal,
    now,
  });
  const parsed = statusSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Refused(inDoubt('read', 'not_understood', 'Instagram described the container in an unknown form.'));
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
