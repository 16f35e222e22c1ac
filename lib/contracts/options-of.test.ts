import { describe, expect, it } from 'vitest';
import { mediaIn, optionsOf } from './options-of';
import { type PostOptions, postOptionsSchema } from './post-options';

const options: PostOptions = {
  link: { url: 'https://example.com', thumbnailMediaId: 'media_thumb' },
  firstComment: 'More below',
  x: { thread: [{ content: 'Two', mediaIds: ['media_a', 'media_b'] }], replySettings: 'following' },
  instagram: { placement: 'reel', coverMediaId: 'media_cover' },
};

describe('optionsOf', () => {
  it('keeps what is for all and what is the network’s own', () => {
    expect(optionsOf('instagram', options)).toEqual({
      link: options.link,
      firstComment: 'More below',
      instagram: options.instagram,
    });
    expect(optionsOf('facebook', options)).toEqual({ link: options.link, firstComment: 'More below' });
  });

  it('takes a blank first comment for none', () => {
    expect(optionsOf('x', { firstComment: ' \n' })).toEqual({});
  });
});

describe('mediaIn', () => {
  it('finds every file with its path', () => {
    expect(mediaIn(options)).toEqual([
      { path: 'link.thumbnailMediaId', id: 'media_thumb' },
      { path: 'instagram.coverMediaId', id: 'media_cover' },
      { path: 'x.thread.0.mediaIds.0', id: 'media_a' },
      { path: 'x.thread.0.mediaIds.1', id: 'media_b' },
    ]);
  });
});

describe('the options on the wire', () => {
  it.each([
    [
      'an unknown field',
      { linkedin: { poll: { question: 'Q', options: ['a', 'b'], durationDays: 3, anonymous: true } } },
    ],
    ['a poll of two days', { linkedin: { poll: { question: 'Q', options: ['a', 'b'], durationDays: 2 } } }],
    ['a link that is none', { link: { url: 'javascript:alert(1)' } }],
    ['a thread of 26', { x: { thread: Array.from({ length: 25 }, () => ({ content: 'a' })) } }],
  ])('refuse %s', (_, value) => {
    expect(postOptionsSchema.safeParse(value).success).toBe(false);
  });
});
