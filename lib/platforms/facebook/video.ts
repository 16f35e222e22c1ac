import { createdId } from '../meta/created-id';
import type { Outcome, PublishInput } from '../platform';
import type { ProgressKeeper } from '../progress';
import { Refused } from '../refusal';
import { awaitPublic } from './await-video';
import { captionOf } from './message';
import { send } from './send';

/** A video of the feed: one request that Facebook fetches it for, then its processing. */
export async function publishVideo(input: PublishInput, progress: ProgressKeeper): Promise<Outcome> {
  const stored = progress.text('video');
  if (stored) return awaitPublic(input, progress, stored);
  // Its kind is kept, so that after a lost answer the Page's videos are asked too, which lists those in processing.
  await progress.save({ sends: 'video', stage: 'uploading' });
  const answer = await send(input, {
    path: `/${input.access.platformUserId}/videos`,
    fields: { file_url: fileUrl(input), description: captionOf(input) },
  });
  const video = createdId(answer, 'publish');
  await progress.save({ video, stage: 'processing' });
  return awaitPublic(input, progress, video);
}

/** @throws Refused for a post without a file */
export function fileUrl({ media }: PublishInput): string {
  const [file] = media;
  if (file) return file.publicUrl;
  const detail = 'A reel or story needs a file. Add one.';
  throw new Refused({ kind: 'INVALID_CONTENT', code: 'media_required', detail });
}
