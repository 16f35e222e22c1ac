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
    'a spending limit',
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
  ['a limit without a time', answerFixture(429), { kind: 'RATE_LIMITED', until: new Date('2026-03-10T12:15:00Z') }],
  ['an overload', problem(503, { title: 'Service Unavailable' }), { kind: 'UNKNOWN_OUTCOME' }],
  ['a server error', answerFixture(500), { kind: 'UNKNOWN_OUTCOME' }],
];

describe('xRefusal', () => {
  it.each(rows)('reads %s', (_name, answer, expected) => {
    expect(xRefusal(answer, publish)).toMatchObject(expected);
  });

  it('calls a server error before the post safe to repeat', () => {
    expect(xRefusal(answerFixture(503), { stage: 'prepare', now })).toMatchObject({ kind: 'TRANSIENT' });
  });
});
