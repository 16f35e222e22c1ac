import { describe, expect, it } from 'vitest';
import { answerFixture } from '../answer-fixture';
import type { HttpResponse } from '../http-client';
import { linkedinRefusal } from './outcome';

const now = new Date('2026-03-10T21:30:00Z');
const publish = { stage: 'publish', now } as const;
const prepare = { stage: 'prepare', now } as const;
const duplicate = (urn: string) =>
  answerFixture(422, {
    errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST', description: 'Duplicate post' }] },
    message: `Content is a duplicate of ${urn}`,
    status: 422,
  });

const rows: [string, HttpResponse, object][] = [
  [
    'an invalid token',
    answerFixture(401, { status: 401, serviceErrorCode: 65600, code: 'INVALID_ACCESS_TOKEN' }),
    { kind: 'RECONNECT', code: '65600' },
  ],
  [
    'a revoked token',
    answerFixture(401, { status: 401, serviceErrorCode: 65601, code: 'REVOKED_ACCESS_TOKEN' }),
    { kind: 'RECONNECT', code: '65601' },
  ],
  [
    'an expired token',
    answerFixture(401, { status: 401, serviceErrorCode: 65602, code: 'EXPIRED_ACCESS_TOKEN' }),
    { kind: 'RECONNECT', code: '65602' },
  ],
  ['a 401 without a code', answerFixture(401), { kind: 'RECONNECT', code: 'http_401' }],
  [
    'denied access',
    answerFixture(403, { status: 403, code: 'ACCESS_DENIED', message: 'Not enough permissions' }),
    { kind: 'PERMISSION', code: 'ACCESS_DENIED' },
  ],
  [
    'not enough permissions',
    answerFixture(403, { status: 403, serviceErrorCode: 100, message: 'Not enough permissions to access: GET /me' }),
    { kind: 'PERMISSION', code: '100' },
  ],
  ['a duplicate', duplicate('urn:li:share:7141'), { kind: 'DUPLICATE', ref: 'urn:li:share:7141' }],
  ['a duplicate of another kind', duplicate('urn:li:ugcPost:7142'), { kind: 'DUPLICATE', ref: 'urn:li:ugcPost:7142' }],
  ['a duplicate of something unnamed', duplicate('another post'), { kind: 'DUPLICATE', ref: null }],
  [
    'media not uploaded',
    answerFixture(400, { status: 400, code: 'MEDIA_ASSET_WAITING_UPLOAD' }),
    { kind: 'NOT_READY' },
  ],
  ['media in processing', answerFixture(400, { status: 400, code: 'MEDIA_ASSET_PROCESSING' }), { kind: 'NOT_READY' }],
  [
    'media that failed',
    answerFixture(400, { status: 400, code: 'MEDIA_ASSET_PROCESSING_FAILED' }),
    { kind: 'MEDIA_RETRY' },
  ],
  [
    'media that failed, as an input error',
    answerFixture(400, { status: 400, errorDetails: { inputErrors: [{ code: 'MEDIA_ASSET_PROCESSING_FAILED' }] } }),
    { kind: 'MEDIA_RETRY' },
  ],
  [
    'a retired version',
    answerFixture(426, {
      status: 426,
      code: 'NONEXISTENT_VERSION',
      message: 'Requested version 20250101 is not active',
    }),
    { kind: 'API_VERSION' },
  ],
  [
    'no version',
    answerFixture(400, { status: 400, code: 'VERSION_MISSING', message: 'A version must be present.' }),
    { kind: 'API_VERSION' },
  ],
  [
    'a missing field',
    answerFixture(422, {
      status: 422,
      message: 'ERROR :: /visibility :: field is required but not found and has no default value\n',
    }),
    { kind: 'INVALID_CONTENT', code: 'http_422' },
  ],
  [
    'a post or an address that is not there',
    answerFixture(404, { status: 404, code: 'NOT_FOUND', message: 'Entity not found' }),
    { kind: 'INVALID_CONTENT', code: 'NOT_FOUND' },
  ],
  ['a 426 without a code', answerFixture(426), { kind: 'API_VERSION' }],
  [
    'a spent quota',
    answerFixture(429, { status: 429, message: 'Resource level throttle' }),
    { kind: 'RATE_LIMITED', until: new Date('2026-03-11T00:00:00Z') },
  ],
  [
    'a schema error',
    answerFixture(422, { status: 422, message: 'ERROR :: /foo :: unrecognized field found but not allowed' }),
    { kind: 'INVALID_CONTENT', code: 'http_422' },
  ],
  [
    'malformed JSON',
    answerFixture(400, {
      status: 400,
      code: 'ILLEGAL_ARGUMENT',
      message: 'Request body could not be converted to data map',
    }),
    { kind: 'INVALID_CONTENT', code: 'ILLEGAL_ARGUMENT' },
  ],
  [
    'a server error',
    answerFixture(500, { status: 500, message: 'Unable to obtain activity' }),
    { kind: 'UNKNOWN_OUTCOME' },
  ],
  ['a gateway timeout', answerFixture(504), { kind: 'UNKNOWN_OUTCOME', code: 'http_504' }],
  ['a request timeout', answerFixture(408), { kind: 'UNKNOWN_OUTCOME' }],
];

describe('linkedinRefusal', () => {
  it.each(rows)('reads %s', (_name, answer, expected) => {
    expect(linkedinRefusal(answer, publish)).toMatchObject(expected);
  });

  it('calls a server error before the post safe to repeat', () => {
    expect(linkedinRefusal(answerFixture(500), prepare)).toMatchObject({ kind: 'TRANSIENT' });
  });

  it('never reads a meaning out of the message', () => {
    const answer = answerFixture(422, { status: 422, message: 'Content is a duplicate of urn:li:share:1' });
    expect(linkedinRefusal(answer, publish)).toMatchObject({ kind: 'INVALID_CONTENT' });
  });
});
