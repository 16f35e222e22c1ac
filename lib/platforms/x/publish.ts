import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import { answeredAt } from '../answered-at';
import type { Outcome, PublishInput } from '../platform';
import { keepProgress, type ProgressKeeper, prepareEach } from '../progress';
import { asOutcome } from '../refusal';
import { callX } from './api';
import { uploadGif } from './gif';
import { describeMedia, uploadPicture } from './media';
import { permalinkOf } from './permalink';

const POST_MS = 25 * SECOND;
const createdSchema = z.object({ data: z.object({ id: z.string() }) });

export function publishToX(input: PublishInput): Promise<Outcome> {
  const progress = keepProgress(input);
  return asOutcome(progress.current, async () => {
    const mediaIds = await uploadAll(input, progress);
    await input.beforeSend();
    return createPost(input, mediaIds);
  });
}

const uploadAll = (input: PublishInput, progress: ProgressKeeper): Promise<string[]> =>
  prepareEach(progress, 'media', input.media, async (media) => {
    const id = media.kind === 'gif' ? await uploadGif(input, media, progress) : await uploadPicture(input, media);
    await describeMedia(input, id, media);
    return id;
  });

async function createPost({ access, text, signal, now }: PublishInput, mediaIds: readonly string[]): Promise<Outcome> {
  const answer = await callX({
    method: 'POST',
    path: '/2/tweets',
    accessToken: access.accessToken,
    body: { kind: 'json', value: postBody(text, mediaIds) },
    timeoutMs: POST_MS,
    stage: 'publish',
    signal,
    now,
  });
  const created = createdSchema.safeParse(answer.json);
  if (!created.success)
    return { kind: 'UNKNOWN_OUTCOME', code: 'no_id', detail: 'X accepted the post but named no id.' };
  const { id } = created.data.data;
  return { kind: 'OK', platformPostId: id, permalink: permalinkOf(access, id), publishedAt: answeredAt(answer, now) };
}

/** X takes no unknown, null or empty field. */
const postBody = (text: string, mediaIds: readonly string[]): object => ({
  ...(text.trim() === '' ? {} : { text: text.normalize('NFC') }),
  ...(mediaIds.length === 0 ? {} : { media: { media_ids: mediaIds } }),
});
