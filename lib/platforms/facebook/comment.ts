import type { Outcome, PublishInput } from '../platform';
import { Refused } from '../refusal';
import { send, sent } from './send';

/** A comment of the Page under its own post. */
export async function publishComment(input: PublishInput): Promise<Outcome> {
  if (input.inReplyTo === null) {
    const detail = 'A comment needs the post that it stands under.';
    throw new Refused({ kind: 'INVALID_CONTENT', code: 'no_parent', detail });
  }
  return sent(input, await send(input, { path: `/${input.inReplyTo}/comments`, fields: { message: input.text } }));
}
