import { describe, expect, it } from 'vitest';
import { answerFixture } from '../answer-fixture';
import { containerRefusal, instagramRefusal } from './outcome';

const now = new Date('2026-03-10T12:00:00Z');
const read = (code: number, subcode?: number, more: object = {}) =>
  instagramRefusal(
    answerFixture(400, { error: { message: 'Words', type: 'OAuthException', code, error_subcode: subcode, ...more } }),
    { stage: 'publish', now },
  );

const rows: [string, number, number | undefined][] = [
  ['MEDIA_RETRY', -1, 2_207_001],
  ['MEDIA_RETRY', -2, 2_207_003],
  ['MEDIA_RETRY', -1, 2_207_032],
  ['MEDIA_RETRY', -1, 2_207_053],
  ['MEDIA_RETRY', 9_004, 2_207_052],
  ['MEDIA_RETRY', -1, 2_207_082],
  ['MEDIA_RETRY', -1, 2_207_077],
  ['MEDIA_RETRY', -2, 2_207_020],
  ['MEDIA_RETRY', 24, 2_207_006],
  ['MEDIA_RETRY', 24, 2_207_008],
  ['NOT_READY', 9_007, 2_207_027],
  ['RATE_LIMITED', 9, 2_207_042],
  ['RATE_LIMITED', 4, undefined],
  ['POLICY_BLOCK', 4, 2_207_051],
  ['RECONNECT', 190, undefined],
  ['RECONNECT', 190, 460],
  ['RECONNECT', 100, 33],
  ['RECONNECT', 25, 2_207_050],
  ['INVALID_CONTENT', 36_000, 2_207_004],
  ['INVALID_CONTENT', 100, 2_207_005],
  ['INVALID_CONTENT', 36_003, 2_207_009],
  ['INVALID_CONTENT', 36_001, undefined],
  ['INVALID_CONTENT', 36_004, 2_207_010],
  ['INVALID_CONTENT', 352, 2_207_026],
  ['INVALID_CONTENT', 100, 2_207_023],
  ['INVALID_CONTENT', 100, 2_207_028],
  ['INVALID_CONTENT', 1, 2_207_057],
  ['INVALID_CONTENT', 100, 2_207_035],
  ['INVALID_CONTENT', 100, 2_207_036],
  ['INVALID_CONTENT', 100, 2_207_037],
  ['INVALID_CONTENT', 100, 2_207_040],
  ['INVALID_CONTENT', 100, 2_207_081],
  ['PERMISSION', 10, undefined],
  ['UNKNOWN_OUTCOME', 2, undefined],
];

describe('instagramRefusal', () => {
  it.each(rows)('%s for %s/%s', (kind, code, subcode) => {
    expect(read(code, subcode)).toMatchObject({ kind });
  });

  it('waits for media that calls itself not transient', () => {
    expect(read(9_007, 2_207_027, { is_transient: false })).toMatchObject({ kind: 'NOT_READY', retryAfterMs: 5_000 });
  });
});

describe('containerRefusal', () => {
  it.each([
    ['2207026', 'INVALID_CONTENT', '2207026'],
    ['Error: Media upload has failed with error code 2207053', 'MEDIA_RETRY', '2207053'],
    ['Error', 'MEDIA_RETRY', 'container_failed'],
    ['', 'MEDIA_RETRY', 'container_failed'],
  ])('reads %j as %s', (status, kind, code) => {
    expect(containerRefusal(status)).toMatchObject({ kind, code });
  });
});
