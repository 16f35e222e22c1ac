import { describe, expect, it } from 'vitest';
import { answerFixture } from '../answer-fixture';
import type { HttpResponse } from '../http-client';
import { xRefusal } from './outcome';

const now = new Date('2026-03-10T12:00:00Z');
const publish = { stage: 'publish', now } as const;
const resetAt = new Date('2026-03-10T12:07:00Z');
const dayResetAt = new Date('2026-03-11T03:00:00Z');
const epoch = (at: Date) => String(at.getTime() / 1000);
const problem = (status: number, body: object, headers?: Record<string, string>) =>
  answerFixture(status, { title: 'Forbidden', type: 'about:blank', status, ...body }, headers);

const rows: [string, HttpResponse, object][] = [
  ['an unknown token', problem(401, { title: 'Unauthorized' }), { kind: 'RECONNECT' }],
  [
    'a token of the wrong kind',
    problem(403, { type: 'https://api.twitter.com/2/problems/unsupported-authentication' }),
    { kind: 'RECONNECT', code: 'unsupported-authentication' },
  ],
  [
    'no credits, by title',
    problem(402, {
      title: 'CreditsDepleted',
      detail: 'Your enrolled account [1] does not have any credits to fulfill this request.',
    }),
    { kind: 'BILLING', code: 'CreditsDepleted' },
  ],
  [
    'no credits, by type',
    problem(402, { type: 'https://api.x.com/2/problems/credits' }),
    { kind: 'BILLING', code: 'credits' },
  ],
  ['a 402 alone', answerFixture(402), { kind: 'BILLING', code: 'http_402' }],
  [
    'a spent cycle, by title',
    problem(403, {
      title: 'SpendCapReached',
      detail: 'Your enrolled account [1] has reached its billing cycle spend cap.',
      reset_date: '2026-04-14',
    }),
    { kind: 'BILLING', code: 'SpendCapReached' },
  ],
  [
    'a spent cycle, by type',
    problem(403, { type: 'https://api.twitter.com/2/problems/credits' }),
    { kind: 'BILLING', code: 'credits' },
  ],
  [
    'a spending limit without a code',
    problem(403, { detail: 'Your account [1] hit its spending limit for this cycle.' }),
    { kind: 'BILLING', code: 'spending_limit' },
  ],
  [
    'a usage cap',
    problem(429, { type: 'https://api.twitter.com/2/problems/usage-capped' }),
    { kind: 'BILLING', code: 'usage-capped' },
  ],
  [
    'a duplicate',
    problem(403, { detail: 'You are not allowed to create a Tweet with duplicate content.' }),
    { kind: 'DUPLICATE', ref: null },
  ],
  [
    'a duplicate, as version 1 says it',
    answerFixture(403, { errors: [{ code: 187, message: 'Status is a duplicate.' }] }),
    { kind: 'DUPLICATE' },
  ],
  [
    'an action that is not permitted',
    problem(403, { detail: 'You are not permitted to perform this action.' }),
    { kind: 'PERMISSION', code: 'not_permitted' },
  ],
  [
    'a client without the right',
    problem(403, { type: 'https://api.twitter.com/2/problems/client-forbidden' }),
    { kind: 'PERMISSION', code: 'client-forbidden' },
  ],
  [
    'a suspended user',
    problem(403, { type: 'https://api.twitter.com/2/problems/user-suspended' }),
    { kind: 'POLICY_BLOCK', code: 'user-suspended' },
  ],
  [
    'any other 403',
    problem(403, { detail: 'Your client app is not configured with the appropriate oauth1 app permissions.' }),
    { kind: 'PERMISSION', code: 'http_403' },
  ],
  [
    'an invalid request',
    problem(400, {
      title: 'Invalid Request',
      type: 'https://api.twitter.com/2/problems/invalid-request',
      errors: [{ message: '$.foo: is not defined' }],
    }),
    { kind: 'INVALID_CONTENT', code: 'http_400' },
  ],
  [
    'a text too long, with 400',
    problem(400, { errors: [{ message: 'Your Tweet text is too long.' }] }),
    { kind: 'INVALID_CONTENT', code: 'text_too_long' },
  ],
  [
    'a text too long, with 403',
    problem(403, { detail: 'Your Tweet text is too long.' }),
    { kind: 'INVALID_CONTENT', code: 'text_too_long' },
  ],
  [
    'a text too long, with 400 in the detail',
    problem(400, { detail: 'Your Tweet text is too long.' }),
    { kind: 'INVALID_CONTENT', code: 'text_too_long' },
  ],
  [
    'a text too long, with 403 in the errors',
    problem(403, { errors: [{ message: 'Your Tweet text is too long.' }] }),
    { kind: 'INVALID_CONTENT', code: 'text_too_long' },
  ],
  [
    'a text too long, as version 1 says it',
    answerFixture(403, { errors: [{ code: 186, message: 'Tweet needs to be a bit shorter.' }] }),
    { kind: 'INVALID_CONTENT', code: '186' },
  ],
  [
    'a field that X does not know',
    problem(400, {
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      errors: [{ message: '$.reply: null found, object expected' }],
    }),
    { kind: 'INVALID_CONTENT', code: 'http_400' },
  ],
  [
    'a reply to somebody who did not ask',
    problem(403, {
      detail:
        'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    }),
    { kind: 'PERMISSION', code: 'reply_not_allowed' },
  ],
  [
    'a quote, which self-serve apps may no longer send',
    problem(403, { type: 'https://api.x.com/2/problems/client-forbidden' }),
    { kind: 'PERMISSION', code: 'client-forbidden' },
  ],
  [
    'a reply to a post that X does not show yet',
    problem(403, { detail: 'You attempted to reply to a Tweet that is deleted or not visible to you.' }),
    { kind: 'TRANSIENT', code: 'parent_not_visible', retryAfterMs: 5_000 },
  ],
  [
    'the same, as version 1 says it',
    answerFixture(403, { errors: [{ code: 385 }] }),
    { kind: 'TRANSIENT', retryAfterMs: 5_000 },
  ],
  [
    'a conversation that is closed to replies',
    answerFixture(403, { errors: [{ code: 433 }] }),
    { kind: 'PERMISSION', code: '433' },
  ],
  [
    'a locked account',
    answerFixture(403, { errors: [{ code: 326, message: 'To protect our users …' }] }),
    { kind: 'POLICY_BLOCK', code: '326' },
  ],
  [
    'a token that is not one, as version 1 says it',
    answerFixture(401, { errors: [{ code: 89, message: 'Invalid or expired token.' }] }),
    { kind: 'RECONNECT', code: '89' },
  ],
  [
    'media ids that have lapsed',
    problem(400, { errors: [{ message: 'Your media IDs are invalid.' }] }),
    { kind: 'MEDIA_RETRY' },
  ],
  ['a segment too large', answerFixture(413), { kind: 'INVALID_CONTENT', code: 'http_413' }],
  [
    'a spent window',
    problem(429, { title: 'Too Many Requests' }, { 'x-rate-limit-reset': epoch(resetAt) }),
    { kind: 'RATE_LIMITED', until: resetAt },
  ],
  [
    'a spent day',
    problem(
      429,
      {},
      {
        'x-rate-limit-reset': epoch(resetAt),
        'x-user-limit-24hour-remaining': '0',
        'x-user-limit-24hour-reset': epoch(dayResetAt),
      },
    ),
    { kind: 'RATE_LIMITED', until: dayResetAt },
  ],
  [
    'a spent day of the app',
    problem(
      429,
      {},
      {
        'x-rate-limit-reset': epoch(resetAt),
        'x-app-limit-24hour-remaining': '0',
        'x-app-limit-24hour-reset': epoch(dayResetAt),
      },
    ),
    { kind: 'RATE_LIMITED', until: dayResetAt },
  ],
  [
    'a window that has ended by now',
    problem(429, {}, { 'x-rate-limit-reset': epoch(new Date('2026-03-10T11:59:00Z')) }),
    { kind: 'RATE_LIMITED', until: new Date('2026-03-10T12:15:00Z') },
  ],
  ['a limit without a time', answerFixture(429), { kind: 'RATE_LIMITED', until: new Date('2026-03-10T12:15:00Z') }],
  ['an overload', problem(503, { title: 'Service Unavailable' }), { kind: 'UNKNOWN_OUTCOME' }],
  ['a server error', answerFixture(500), { kind: 'UNKNOWN_OUTCOME' }],
  ['a gateway that gave up', answerFixture(504), { kind: 'UNKNOWN_OUTCOME', code: 'http_504' }],
  ['a request that timed out there', answerFixture(408), { kind: 'UNKNOWN_OUTCOME' }],
  ['an empty 404, as the credits endpoint gives it', answerFixture(404), { kind: 'INVALID_CONTENT', code: 'http_404' }],
];

describe('xRefusal', () => {
  it.each(rows)('reads %s', (_name, answer, expected) => {
    expect(xRefusal(answer, publish)).toMatchObject(expected);
  });

  it('takes words of the post itself for no code', () => {
    const detail = 'Rejected: "We hit its spending limit. You are not permitted to perform this action."';
    expect(xRefusal(problem(403, { detail }), publish)).toMatchObject({ kind: 'PERMISSION', code: 'http_403' });
  });

  it('calls a server error before the post safe to repeat', () => {
    expect(xRefusal(answerFixture(503), { stage: 'prepare', now })).toMatchObject({ kind: 'TRANSIENT' });
  });
});
