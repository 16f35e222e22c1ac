import { z } from 'zod';
import type { PublishInput } from '../platform';
import { callAs } from './api';
import { notUnderstood } from './put-bytes';

const answers = {
  images: z
    .object({ value: z.object({ uploadUrl: z.url(), image: z.string() }) })
    .transform(({ value }) => ({ uploadUrl: value.uploadUrl, urn: value.image })),
  documents: z
    .object({ value: z.object({ uploadUrl: z.url(), document: z.string() }) })
    .transform(({ value }) => ({ uploadUrl: value.uploadUrl, urn: value.document })),
} as const;

/** Announces a file that goes up in one piece: its URN, and where to PUT it. @throws Refused */
export async function announceFile(
  { access, signal, now }: PublishInput,
  resource: keyof typeof answers,
  owner: string,
): Promise<{ urn: string; uploadUrl: string }> {
  const answer = await callAs(access, {
    method: 'POST',
    path: `/rest/${resource}`,
    query: { action: 'initializeUpload' },
    body: { kind: 'json', value: { initializeUploadRequest: { owner } } },
    stage: 'prepare',
    signal,
    now,
  });
  const parsed = answers[resource].safeParse(answer.json);
  return parsed.success ? parsed.data : notUnderstood('where to upload a file');
}
