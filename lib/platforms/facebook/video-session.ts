import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { MINUTE } from '@/lib/foundation/time';
import { sendRequest } from '../http-client';
import { type GraphRequest, graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import type { Outcome, PublishInput } from '../platform';
import type { ProgressKeeper } from '../progress';
import { accepted, Refused } from '../refusal';
import { awaitPublic, failure, notReady } from './await-video';
import { facebookGraph } from './graph';
import { captionOf } from './message';
import { facebookRefusal } from './outcome';
import { send } from './send';
import { fileUrl } from './video';
import { readVideo } from './video-state';

const UPLOAD_MS = MINUTE;
const startedSchema = z.object({ video_id: z.string(), upload_url: z.url() });

/**
 * Reels and video stories: a session is started, its upload address told where the file is, and once Facebook has it the
 * session is finished, which publishes it. Each step's result is stored before the next, so only what is missing repeats.
 */
export async function publishBySession(
  input: PublishInput,
  progress: ProgressKeeper,
  edge: 'video_reels' | 'video_stories',
): Promise<Outcome> {
  const path = `/${input.access.platformUserId}/${edge}`;
  const video = progress.text('video') ?? (await start(input, progress, path));
  if (progress.current().finished === true) return awaitPublic(input, progress, video);
  if (progress.current().uploaded !== true) {
    await transfer(input, progress.text('uploadUrl') ?? '');
    await progress.save({ uploaded: true, stage: 'processing' });
  }
  const state = await readVideo(input, video);
  if (state.kind === 'failed' || state.kind === 'expired') throw failure(state);
  if (state.kind === 'uploading') throw notReady();
  if (state.kind === 'uploaded' || state.kind === 'processing') {
    await send(input, { path, fields: finishFields(input, video, edge) });
    await progress.save({ finished: true });
  }
  return awaitPublic(input, progress, video);
}

function finishFields(
  input: PublishInput,
  video: string,
  edge: 'video_reels' | 'video_stories',
): GraphRequest['fields'] {
  const session = { upload_phase: 'finish', video_id: video };
  if (edge === 'video_stories') return session;
  return { ...session, video_state: 'PUBLISHED', description: captionOf(input) };
}

async function start(input: PublishInput, progress: ProgressKeeper, path: string): Promise<string> {
  const request = { method: 'POST', path, fields: { upload_phase: 'start' }, stage: 'prepare' } as const;
  const answer = await graphFor(facebookGraph, input)(request);
  const { video_id: video, upload_url: uploadUrl } = understood(
    startedSchema,
    answer,
    'Facebook began the upload',
    'prepare',
  );
  await progress.save({ video, uploadUrl, stage: 'uploading' });
  return video;
}

/** The upload host fetches the file itself. @throws Refused */
async function transfer(input: PublishInput, uploadUrl: string): Promise<void> {
  const url = new URL(uploadUrl);
  if (!isFacebooks(url)) {
    const detail = 'Facebook named an upload address that is not its own.';
    throw new Refused({ kind: 'TRANSIENT', code: 'foreign_upload_host', detail });
  }
  const result = await sendRequest({
    method: 'POST',
    url,
    headers: { authorization: `OAuth ${input.access.accessToken}`, file_url: fileUrl(input) },
    timeoutMs: UPLOAD_MS,
    signal: input.signal,
  });
  accepted(result, { stage: 'prepare', now: input.now }, facebookRefusal);
}

/** The token goes to no other host, whatever an answer says. */
const isFacebooks = (url: URL): boolean =>
  url.origin === new URL(env().META_GRAPH_URL).origin ||
  (url.protocol === 'https:' && url.hostname.endsWith('.facebook.com'));
