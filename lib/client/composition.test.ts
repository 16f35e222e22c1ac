import { describe, expect, it } from 'vitest';
import type { MediaItem } from '@/lib/contracts/media';
import { changeComposition, emptyComposition, isBlank, textFor, toPublish } from './composition';

const picture = (id: string): MediaItem => ({
  id,
  kind: 'image',
  mimeType: 'image/jpeg',
  fileName: `${id}.jpg`,
  bytes: 1,
  width: 1,
  height: 1,
  durationMs: null,
  altText: null,
  url: `/${id}`,
  createdAt: '2026-12-01T00:00:00Z',
});
const written = { ...emptyComposition(['acc_a', 'acc_b']), content: 'Shared', media: [picture('m1'), picture('m2')] };

describe('a composition', () => {
  it('gives an account its own text until that is reset', () => {
    const own = changeComposition(written, { type: 'overrideWritten', accountId: 'acc_b', content: 'Own' });
    expect([textFor(own, 'acc_a'), textFor(own, 'acc_b')]).toEqual(['Shared', 'Own']);
    expect(textFor(changeComposition(own, { type: 'overrideReset', accountId: 'acc_b' }), 'acc_b')).toBe('Shared');
  });

  it('keeps an own text that was emptied on purpose', () => {
    const own = changeComposition(written, { type: 'overrideWritten', accountId: 'acc_b', content: '' });
    expect(toPublish(own, 'biz_1').variants).toEqual({ acc_b: { content: '' } });
  });

  it('keeps but does not send the text of an account that was taken out', () => {
    const own = changeComposition(written, { type: 'overrideWritten', accountId: 'acc_b', content: 'Own' });
    const without = changeComposition(own, { type: 'accountToggled', accountId: 'acc_b' });
    expect(toPublish(without, 'biz_1')).toMatchObject({ accountIds: ['acc_a'], variants: {} });
    expect(textFor(changeComposition(without, { type: 'accountToggled', accountId: 'acc_b' }), 'acc_b')).toBe('Own');
  });

  it.each([
    ['m2', -1, ['m2', 'm1']],
    ['m1', 1, ['m2', 'm1']],
    ['m1', -1, ['m1', 'm2']],
    ['m2', 1, ['m1', 'm2']],
    ['m9', 1, ['m1', 'm2']],
  ] as const)('moves %s by %i', (mediaId, by, order) => {
    expect(toPublish(changeComposition(written, { type: 'mediaMoved', mediaId, by }), 'biz_1').mediaIds).toEqual(order);
  });

  it('is blank until something was written or added', () => {
    expect(isBlank(emptyComposition(['acc_a']))).toBe(true);
    expect(isBlank({ ...emptyComposition(), content: ' \n' })).toBe(true);
    expect(isBlank(written)).toBe(false);
  });
});
