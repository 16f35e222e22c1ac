import { describe, expect, it } from 'vitest';
import { answerFixture } from '../answer-fixture';
import { facebookRefusal } from './outcome';

const now = new Date('2026-03-10T12:00:00Z');
const graphError = (code: number, subcode?: number, more: object = {}, headers = {}) =>
  answerFixture(
    400,
    { error: { message: 'Words', type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'A', ...more } },
    headers,
  );
const read = (...error: Parameters<typeof graphError>) =>
  facebookRefusal(graphError(...error), { stage: 'publish', now });

const rows: [string, number, number | undefined][] = [
  ...[458, 459, 460, 463, 464, 467, 492, undefined].map((sub): [string, number, number | undefined] => [
    'RECONNECT',
    190,
    sub,
  ]),
  ['RECONNECT', 102, undefined],
  ['RECONNECT', 100, 36_009],
  ['RECONNECT', 100, 36_007],
  ['RECONNECT', 100, 36_008],
  ['RECONNECT', 4_854_002, undefined],
  ...[3, 10, 200, 220, 299].map((code): [string, number, undefined] => ['PERMISSION', code, undefined]),
  ['UNKNOWN_OUTCOME', 1, undefined],
  ['UNKNOWN_OUTCOME', 2, undefined],
  ['UNKNOWN_OUTCOME', 1, 1_363_047],
  ['UNKNOWN_OUTCOME', 100, 1_609_010],
  ...[4, 17, 32, 613, 341, 80_001, 80_014].map((code): [string, number, undefined] => [
    'RATE_LIMITED',
    code,
    undefined,
  ]),
  ['POLICY_BLOCK', 368, undefined],
  ['POLICY_BLOCK', 100, 1_390_008],
  ['POLICY_BLOCK', 200, 1_404_112],
  ['DUPLICATE', 506, undefined],
  ['DUPLICATE', 100, 1_366_051],
  ...[1_366_046, 2_061_006, 1_609_005, 1_609_008, 1_346_003, 1_404_102, undefined].map(
    (sub): [string, number, number | undefined] => ['INVALID_CONTENT', 100, sub],
  ),
  ['API_VERSION', 2_635, undefined],
];

describe('facebookRefusal', () => {
  it.each(rows)('%s for %s/%s', (kind, code, subcode) => {
    expect(read(code, subcode)).toMatchObject({ kind });
  });

  it('repeats what is transient before the post', () => {
    expect(facebookRefusal(graphError(2), { stage: 'prepare', now })).toMatchObject({ kind: 'TRANSIENT' });
  });

  it('reads a throttle as one though it calls itself transient', () => {
    expect(read(4, undefined, { is_transient: true })).toMatchObject({ kind: 'RATE_LIMITED' });
  });

  it('reads is_transient last: it makes a bare 100 one to repeat, and no named content', () => {
    const prepare = (...error: Parameters<typeof graphError>) =>
      facebookRefusal(graphError(...error), { stage: 'prepare', now }).kind;
    expect(prepare(100, undefined, { is_transient: true })).toBe('TRANSIENT');
    expect(prepare(100, 1_366_046, { is_transient: true })).toBe('INVALID_CONTENT');
    expect(prepare(190, 463, { is_transient: true })).toBe('RECONNECT');
    expect(prepare(987_654, undefined, { is_transient: true })).toBe('TRANSIENT');
  });

  it('does not know what came of a code that no reference names', () => {
    expect(read(987_654)).toMatchObject({ kind: 'UNKNOWN_OUTCOME', code: '987654' });
    expect(read(987_654, undefined, { is_transient: true })).toMatchObject({ kind: 'UNKNOWN_OUTCOME' });
  });

  it('does not call a 400 without a body bad content', () => {
    const refusal = facebookRefusal(answerFixture(400), { stage: 'publish', now });
    expect(refusal).toMatchObject({ kind: 'UNKNOWN_OUTCOME', code: 'http_400' });
  });

  it('waits as many minutes as the usage header says, or an hour', () => {
    const usage = { 'x-business-use-case-usage': '{"1":[{"type":"pages","estimated_time_to_regain_access":7}]}' };
    expect(read(32, undefined, {}, usage)).toMatchObject({ until: new Date('2026-03-10T12:07:00Z') });
    expect(read(32, undefined, {}, { 'x-business-use-case-usage': 'broken' })).toMatchObject({
      until: new Date('2026-03-10T13:00:00Z'),
    });
  });

  it('prefers the words that are meant for the user', () => {
    expect(read(368, undefined, { error_user_msg: 'Slow down.' })).toMatchObject({ detail: 'Slow down.' });
  });
});
