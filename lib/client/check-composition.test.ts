import { describe, expect, it } from 'vitest';
import type { Account } from '@/lib/contracts/accounts';
import { checkComposition, draftFor } from './check-composition';
import { emptyComposition } from './composition';

const account = (id: string, platform: Account['platform']): Account => ({
  id,
  platform,
  kind: 'person',
  username: id,
  displayName: id,
  avatarUrl: null,
  profileUrl: null,
  status: 'connected',
  scopes: [],
  missingScopes: [],
  checkedAt: null,
  warning: null,
  revocation: 'unavailable',
  isPremium: false,
  renewsItself: false,
  canComment: true,
  tokenExpiresAt: null,
  connectedAt: '2026-01-01T00:00:00Z',
});
const accounts = [
  account('acc_x', 'x'),
  account('acc_x2', 'x'),
  account('acc_in', 'linkedin'),
  account('acc_ig', 'instagram'),
];
const picture = {
  kind: 'image',
  mimeType: 'image/jpeg',
  fileName: 'cup.jpg',
  bytes: 1,
  width: 1,
  height: 1,
  durationMs: null,
  altText: null,
  url: '/cup.jpg',
  ...{ frameRate: null, videoCodec: null, audioCodec: null, pageCount: null, renditions: {} },
  createdAt: '2026-12-01T00:00:00Z',
} as const;
const long = 'a'.repeat(281);

describe('checkComposition', () => {
  it('asks for an account first', () => {
    expect(checkComposition(emptyComposition(), accounts).problems).toEqual([
      expect.objectContaining({ field: 'accounts', message: expect.stringContaining('Choose') }),
    ]);
  });

  it('says once what two accounts of a network would refuse', () => {
    const { problems } = checkComposition(
      { ...emptyComposition(['acc_x', 'acc_x2', 'acc_in']), content: long },
      accounts,
    );
    expect(problems).toEqual([expect.objectContaining({ field: 'content', platform: 'x', accountId: null })]);
  });

  it('points at the account whose own text is too long', () => {
    const composition = { ...emptyComposition(['acc_x', 'acc_in']), content: 'short', overrides: { acc_x: long } };
    expect(checkComposition(composition, accounts).problems).toEqual([
      expect.objectContaining({ field: 'content', platform: 'x', accountId: 'acc_x' }),
    ]);
  });

  it('puts a missing picture beside the pictures', () => {
    expect(checkComposition({ ...emptyComposition(['acc_ig']), content: 'text' }, accounts).problems).toEqual([
      expect.objectContaining({ field: 'media', platform: 'instagram', mediaIndex: null }),
    ]);
  });

  it('finds nothing wrong with what every network takes', () => {
    expect(checkComposition({ ...emptyComposition(['acc_x', 'acc_in']), content: 'short' }, accounts)).toEqual({
      problems: [],
      notes: [],
    });
  });

  it('hands each network its own options, with the files that a thread names', () => {
    const composition = {
      ...emptyComposition(['acc_x', 'acc_in']),
      content: 'short',
      options: { firstComment: 'c', x: { thread: [{ content: 'Two', mediaIds: ['m1', 'gone'] }] } },
      ownOptions: { acc_in: { linkedin: { visibility: 'CONNECTIONS' as const } } },
      attached: [{ ...picture, id: 'm1' }],
    };
    expect(draftFor(composition, account('acc_x', 'x'))).toMatchObject({
      text: 'short',
      options: composition.options,
      thread: [{ text: 'Two', media: [{ id: 'm1' }] }],
    });
    expect(draftFor(composition, account('acc_in', 'linkedin')).options).toEqual(composition.ownOptions.acc_in);
  });
});
