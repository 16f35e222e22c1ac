import { z } from 'zod';
import { matchPost, notBefore, plainText } from '../match-post';
import type { ReconcileInput, Reconciliation } from '../platform';
import { callAs } from './api';
import { authorOf } from './author';
import { commentPermalinkOf } from './permalink';
import { commentsPath } from './publish-comment';

const PAGE_SIZE = 100;

const commentsSchema = z.object({
  elements: z.array(
    z.object({
      commentUrn: z.string(),
      actor: z.string(),
      message: z.object({ text: z.string() }),
      created: z.object({ time: z.number() }),
    }),
  ),
});

/** Looks for the account's own comment under its post. @throws Refused */
export async function findComment(input: ReconcileInput): Promise<Reconciliation> {
  const { access, inReplyTo, since, signal, now } = input;
  if (inReplyTo === null) throw new Error('A comment needs the post that it stands under.');
  const query = { count: String(PAGE_SIZE) };
  const answer = await callAs(access, {
    method: 'GET',
    path: commentsPath(inReplyTo),
    query,
    stage: 'read',
    signal,
    now,
  });
  const parsed = commentsSchema.safeParse(answer.json);
  if (!parsed.success) {
    return { kind: 'unclear', code: 'not_understood', detail: 'LinkedIn listed comments in an unknown form.' };
  }
  const listed = parsed.data.elements.map(({ commentUrn, actor, message, created }) => ({
    id: commentUrn,
    actor,
    text: plainText(message.text),
    createdAt: new Date(created.time),
    permalink: commentPermalinkOf(inReplyTo, commentUrn),
  }));
  const whole = listed.length < PAGE_SIZE || listed.some(({ createdAt }) => createdAt < notBefore(since));
  const own = listed.filter(({ actor }) => actor === authorOf(access));
  return matchPost(own, { ...input, text: plainText(input.text), whole });
}
