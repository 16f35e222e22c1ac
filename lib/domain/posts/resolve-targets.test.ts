import { describe, expect, it } from 'vitest';
import type { DraftMedia } from '@/lib/contracts/drafts/draft';
import type { Platform } from '@/lib/contracts/platform';
import { AppError, type FieldError } from '@/lib/foundation/errors';
import { type Composition, type KnownParts, resolveTargets } from './resolve-targets';

const picture: DraftMedia = {
  id: 'media_1',
  kind: 'image',
  mimeType: 'image/jpeg',
  bytes: 50_000,
  width: 1080,
  height: 1080,
  durationMs: null,
  altText: null,
};
const account = (platform: Platform) => ({ platform, kind: 'person', isPremium: false, canComment: true }) as const;
const known: KnownParts = {
  accounts: new Map([
    ['acc_x', account('x')],
    ['acc_l', account('linkedin')],
    ['acc_i', account('instagram')],
  ]),
  media: new Map([[picture.id, picture]]),
};
const composed = (change: Partial<Composition>): Composition => ({
  accountIds: ['acc_x'],
  content: 'Hello',
  mediaIds: [],
  options: {},
  variants: {},
  ...change,
});

function errorsOf(composition: Composition): FieldError[] {
  try {
    resolveTargets(composition, known);
  } catch (error) {
    if (error instanceof AppError) return error.errors;
    throw error;
  }
  return [];
}

describe('resolveTargets', () => {
  it('gives each account the shared text unless its variant says otherwise', () => {
    const variants = { acc_l: { content: 'For LinkedIn' }, acc_i: { mediaIds: ['media_1'] } };
    const targets = resolveTargets(composed({ accountIds: ['acc_x', 'acc_l', 'acc_i'], variants }), known);
    expect(targets).toEqual([
      { accountId: 'acc_x', platform: 'x', content: 'Hello', mediaIds: [], options: {} },
      { accountId: 'acc_l', platform: 'linkedin', content: 'For LinkedIn', mediaIds: [], options: {} },
      { accountId: 'acc_i', platform: 'instagram', content: 'Hello', mediaIds: ['media_1'], options: {} },
    ]);
  });

  it.each([
    ['an unknown account', { accountIds: ['acc_x', 'acc_other'] }, 'accountIds.1'],
    ['unknown media', { mediaIds: ['media_other'] }, 'mediaIds.0'],
    ['unknown media in a variant', { variants: { acc_x: { mediaIds: ['media_other'] } } }, 'variants.acc_x.mediaIds.0'],
    ['a variant for an account that is not chosen', { variants: { acc_l: { content: 'x' } } }, 'variants.acc_l'],
    ['nothing to say', { content: ' ' }, 'content'],
    ['too long for X', { content: 'a'.repeat(281) }, 'content'],
    ['a variant too long for X', { variants: { acc_x: { content: 'a'.repeat(281) } } }, 'variants.acc_x.content'],
    ['Instagram without a picture', { accountIds: ['acc_i'] }, 'mediaIds'],
  ] as const)('names the field of %s', (_, change, path) => {
    const errors = errorsOf(composed(change as Partial<Composition>));
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]?.message).toMatch(/\w+/);
  });

  it('takes a text at the limit', () => {
    expect(errorsOf(composed({ content: 'a'.repeat(280) }))).toEqual([]);
  });

  it('tells every problem at once', () => {
    const errors = errorsOf(composed({ accountIds: ['acc_x', 'acc_i', 'acc_other'], content: 'a'.repeat(2_201) }));
    expect(errors.map((error) => error.path).sort()).toEqual(['accountIds.2', 'content', 'content', 'mediaIds']);
  });
});
