import { z } from 'zod';
import { type ListedPost, matchPost, plainText } from '../match-post';
import { graphFor } from '../meta/graph';
import { graphTime } from '../meta/graph-time';
import { understood } from '../meta/understood';
import type { ReconcileInput, Reconciliation } from '../platform';
import { facebookGraph } from './graph';

const LIMIT = 100;

const commentsSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      message: z.string().default(''),
      created_time: z.string(),
      permalink_url: z.string().optional(),
      from: z.object({ id: z.string() }).optional(),
    }),
  ),
});

/** The Page's own comment under its post, newest first. @throws Refused */
export async function findComment(input: ReconcileInput): Promise<Reconciliation> {
  const { access, inReplyTo, text, since, taken } = input;
  const answer = await graphFor(
    facebookGraph,
    input,
  )({
    method: 'GET',
    path: `/${inReplyTo}/comments`,
    query: {
      fields: 'id,message,created_time,permalink_url,from',
      order: 'reverse_chronological',
      limit: String(LIMIT),
    },
    stage: 'read',
  });
  const { data } = understood(commentsSchema, answer, 'Facebook listed comments');
  const listed = data.flatMap(({ id, message, created_time, permalink_url, from }): ListedPost[] =>
    from && from.id !== access.platformUserId
      ? []
      : [{ id, text: plainText(message), createdAt: graphTime(created_time), permalink: permalink_url ?? null }],
  );
  const oldest = data.at(-1);
  const whole = data.length < LIMIT || (oldest !== undefined && graphTime(oldest.created_time) < since);
  return matchPost(listed, { text: plainText(text), since, taken, whole });
}
