import { describe, expect, it } from 'vitest';
import type { MediaItem } from '@/lib/contracts/media';
import type { PostOptions } from '@/lib/contracts/post-options';
import { changeComposition } from './change-composition';
import { emptyComposition, isBlank, optionsFor, textFor, toPublish } from './composition';

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
  ...{ frameRate: null, videoCodec: null, audioCodec: null, pageCount: null, renditions: {} },
  createdAt: '2026-12-01T00:00:00Z',
});
const written = { ...emptyComposition(['acc_a', 'acc_b']), content: 'Shared', media: [picture('m1'), picture('m2')] };

describe('a composition', () => {
  it('gives an account its own text until that is reset', () => {
    const own = changeComposition(written, { type: 'overrideWritten', accountId: 'acc_b', content: 'Own' });
    expect([textFor(own, 'acc_a'), textFor(own, 'acc_b')]).toEqual(['Shared', 'Own']);
    expect(textFor(changeComposition(own, { type: 'overrideReset', accountId: 'acc_b' }), 'acc_b')).toBe('Shared');
  });

  it('gives an account its own options, whole, until they are reset', () => {
    const shared = changeComposition(written, {
      type: 'optionsWritten',
      accountId: null,
      options: { firstComment: 'More below' },
    });
    const options = { x: { replySettings: 'following' as const } };
    const own = changeComposition(shared, { type: 'optionsWritten', accountId: 'acc_b', options });
    expect(toPublish(own, 'biz_1')).toMatchObject({
      options: { firstComment: 'More below' },
      variants: { acc_b: { options } },
    });
    const reset = changeComposition(own, { type: 'optionsReset', accountId: 'acc_b' });
    expect(optionsFor(reset, 'acc_b')).toEqual({ firstComment: 'More below' });
    expect(toPublish(reset, 'biz_1').variants).toEqual({});
  });

  it.each([
    [{ slot: 'thumbnail', accountId: null }, { link: { url: 'https://a.example', thumbnailMediaId: 'm3' } }],
    [{ slot: 'cover', accountId: null }, { instagram: { placement: 'reel', coverMediaId: 'm3' } }],
    [{ slot: 'thread', part: 0, accountId: null }, { x: { thread: [{ content: 'Two', mediaIds: ['m0', 'm3'] }] } }],
    [{ slot: 'thread', part: 7, accountId: null }, {}],
  ] as const)('names a file where it belongs: %j', (place, expected) => {
    const options: PostOptions = {
      link: { url: 'https://a.example' },
      x: { thread: [{ content: 'Two', mediaIds: ['m0'] }] },
      instagram: { placement: 'reel', thumbOffsetMs: 500 },
    };
    const after = changeComposition({ ...written, options }, { type: 'mediaAdded', item: picture('m3'), place });
    expect(after).toMatchObject({ media: written.media, attached: [{ id: 'm3' }] });
    expect(after.options).toEqual({ ...options, ...expected });
  });

  it('calls a document by its file until somebody writes a title', () => {
    const item = { ...picture('m3'), kind: 'document' as const, fileName: 'Price list.2026.pdf' };
    const add = { type: 'mediaAdded', item, place: { slot: 'post' } } as const;
    expect(changeComposition(written, add).options).toEqual({ linkedin: { documentTitle: 'Price list.2026' } });
    const options = { linkedin: { documentTitle: 'Prices' } };
    expect(changeComposition({ ...written, options }, add).options).toEqual(options);
  });

  it('names a file of an account’s own options there alone', () => {
    const options = { x: { thread: [{ content: 'Two', mediaIds: [] }] } };
    const place = { slot: 'thread', part: 0, accountId: 'acc_b' } as const;
    const after = changeComposition({ ...written, options }, { type: 'mediaAdded', item: picture('m3'), place });
    expect(after.options).toEqual(options);
    expect(after.ownOptions).toEqual({ acc_b: { x: { thread: [{ content: 'Two', mediaIds: ['m3'] }] } } });
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
    expect(isBlank({ ...emptyComposition(), options: { firstComment: 'More below' } })).toBe(false);
  });
});
