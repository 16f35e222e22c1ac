import { z } from 'zod';
import { graphFor } from '../meta/graph';
import { graphTime } from '../meta/graph-time';
import { understood } from '../meta/understood';
import type { ReconcileInput, Reconciliation } from '../platform';
import { facebookGraph } from './graph';

const LIMIT = 100;

const storiesSchema = z.object({
  data: z.array(
    z.object({
      post_id: z.string(),
      media_id: z.string().optional(),
      creation_time: z.union([z.string(), z.number()]),
      url: z.string().optional(),
    }),
  ),
});

/** A story has no text: it is told by the photo that was uploaded for it. @throws Refused */
export async function findStory(input: ReconcileInput): Promise<Reconciliation> {
  const photos = input.progress?.photos;
  const photo = Array.isArray(photos) ? photos[0] : undefined;
  if (photo === undefined) return { kind: 'absent' };
  const answer = await graphFor(
    facebookGraph,
    input,
  )({
    method: 'GET',
    path: `/${input.access.platformUserId}/stories`,
    query: { fields: 'post_id,media_id,creation_time,url', limit: String(LIMIT) },
    stage: 'read',
  });
  const { data } = understood(storiesSchema, answer, 'Facebook listed stories');
  const story = data.find(({ media_id: id }) => id === photo);
  if (!story) return data.length < LIMIT ? { kind: 'absent' } : LIST_TOO_LONG;
  return {
    kind: 'found',
    platformPostId: story.post_id,
    permalink: story.url ?? null,
    publishedAt: graphTime(story.creation_time),
  };
}

const LIST_TOO_LONG = {
  kind: 'unclear',
  code: 'list_too_long',
  detail: 'Too many newer stories to tell whether this one stands.',
} as const;
