import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../platform';
import type { Draft, DraftMedia } from './draft';
import { DRAFT_RULES } from './rules';

const MB = 1024 * 1024;
const jpeg = (over: Partial<DraftMedia> = {}): DraftMedia => ({
  id: 'media_1',
  kind: 'image',
  mimeType: 'image/jpeg',
  bytes: 200_000,
  width: 1080,
  height: 1080,
  durationMs: null,
  altText: null,
  ...over,
});
const gif = () => jpeg({ kind: 'gif', mimeType: 'image/gif' });
const video = () => jpeg({ kind: 'video', mimeType: 'video/mp4', durationMs: 3_000 });
const account = { kind: 'person', isPremium: false, canComment: true } as const;
const draft = (text: string, ...media: DraftMedia[]): Draft => ({ account, text, media, options: {}, thread: [] });
const pictures = (count: number) => Array.from({ length: count }, () => jpeg());
const codes = (platform: Platform, value: Draft) =>
  DRAFT_RULES[platform].check(value).map(({ path, code }) => `${path}: ${code}`);

const good: [Platform, string, Draft][] = [
  ['linkedin', '3,000 characters', draft('a'.repeat(3_000))],
  ['linkedin', 'a picture alone', draft('', jpeg())],
  ['linkedin', '20 pictures of three formats', draft('t', gif(), jpeg({ mimeType: 'image/png' }), ...pictures(18))],
  ['x', '280 weighted', draft('a'.repeat(280))],
  ['x', 'one GIF', draft('t', gif())],
  ['x', '4 pictures of 5 MB', draft('', ...[1, 2, 3, 4].map(() => jpeg({ bytes: 5 * MB })))],
  ['facebook', '63,206 characters', draft('a'.repeat(63_206))],
  ['facebook', '10 pictures of 4 MB', draft('', ...pictures(10).map((item) => ({ ...item, bytes: 4 * MB })))],
  ['instagram', '2,200 characters', draft('a'.repeat(2_200), jpeg())],
  ['instagram', '30 hashtags, 20 mentions', draft('#a '.repeat(30) + '@b '.repeat(20), jpeg())],
  ['instagram', 'an e-mail address is no mention', draft(`${'@b '.repeat(20)}me@example.com`, jpeg())],
  ['instagram', '4:5', draft('', jpeg({ width: 1080, height: 1350 }))],
  ['instagram', '1.91:1', draft('', jpeg({ width: 1080, height: 566 }))],
  ['instagram', 'size not known', draft('', jpeg({ width: null, height: null }))],
  ['instagram', '10 pictures of 8 MB', draft('', ...pictures(10).map((item) => ({ ...item, bytes: 8 * MB })))],
  [
    'instagram',
    'a PNG, too large and too tall',
    draft('', jpeg({ mimeType: 'image/png', bytes: 9 * MB, height: 1920 })),
  ],
  ['instagram', '2,200 emoji', draft('👩‍🚀'.repeat(2_200), jpeg())],
];

const bad: [Platform, string, Draft, string[]][] = [
  ['linkedin', 'empty', draft(' \n'), ['content: empty']],
  ['linkedin', '3,001 characters', draft('a'.repeat(3_001)), ['content: text_too_long']],
  ['linkedin', '21 pictures', draft('t', ...pictures(21)), ['media: too_many_media']],
  ['linkedin', 'a video beside a picture', draft('t', jpeg(), video()), ['media: media_mixed']],
  ['linkedin', 'WebP', draft('t', jpeg({ mimeType: 'image/webp' })), ['media.0: media_type']],
  ['linkedin', 'too many pixels', draft('t', jpeg({ width: 8_000, height: 4_520 })), ['media.0: too_many_pixels']],
  ['x', 'empty', draft(''), ['content: empty']],
  ['x', '281 weighted', draft('a'.repeat(281)), ['content: text_too_long']],
  ['x', '5 pictures', draft('t', ...pictures(5)), ['media: too_many_media']],
  ['x', 'a GIF and a picture', draft('t', gif(), jpeg()), ['media: gif_not_alone']],
  ['x', 'one byte over 5 MB', draft('t', jpeg({ bytes: 5 * MB + 1 })), ['media.0: media_too_large']],
  ['facebook', '63,207 characters', draft('a'.repeat(63_207)), ['content: text_too_long']],
  ['facebook', '11 pictures', draft('t', ...pictures(11)), ['media: too_many_media']],
  ['facebook', 'one byte over 50 MB', draft('t', jpeg({ bytes: 50 * MB + 1 })), ['media.0: media_too_large']],
  ['facebook', 'a GIF', draft('t', gif()), ['media.0: media_type']],
  ['instagram', 'text alone', draft('t'), ['media: media_required']],
  ['instagram', 'nothing at all', draft(''), ['media: media_required']],
  ['instagram', '2,201 characters', draft('a'.repeat(2_201), jpeg()), ['content: text_too_long']],
  ['instagram', '31 hashtags', draft('#a '.repeat(31), jpeg()), ['content: too_many_hashtags']],
  ['instagram', '21 mentions', draft('@b '.repeat(21), jpeg()), ['content: too_many_mentions']],
  ['instagram', 'a GIF', draft('t', gif()), ['media.0: media_type']],
  ['instagram', 'one byte over 50 MB', draft('t', jpeg({ bytes: 50 * MB + 1 })), ['media.0: media_too_large']],
  ['instagram', '11 pictures', draft('t', ...pictures(11)), ['media: too_many_media']],
  [
    'instagram',
    'several at once',
    draft('a'.repeat(2_201), jpeg(), gif()),
    ['content: text_too_long', 'media.1: media_type'],
  ],
];

describe('draft rules', () => {
  it.each(good)('%s takes %s', (platform, _name, value) => {
    expect(codes(platform, value)).toEqual([]);
  });

  it.each(bad)('%s refuses %s', (platform, _name, value, expected) => {
    expect(codes(platform, value)).toEqual(expected);
  });

  it('names what is wrong and what to do', () => {
    const [tooLong] = DRAFT_RULES.linkedin.check(draft('a'.repeat(3_020)));
    expect(tooLong?.message).toBe('LinkedIn takes 3,000 characters; this text counts 3,020. Shorten it by 20.');
    const [tiff] = DRAFT_RULES.instagram.check(draft('', jpeg({ mimeType: 'image/tiff' })));
    expect(tiff?.message).toBe(
      'Instagram takes JPEG, PNG or WebP here; file 1 is image/tiff. Replace it, or convert it to JPEG, PNG or WebP and upload it again.',
    );
    const [large] = DRAFT_RULES.x.check(draft('', jpeg({ bytes: 5 * MB + 1 })));
    expect(large?.message).toContain('up to 5 MB; picture 1 has 5.01 MB');
  });

  it('agrees with its own counter for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom<Platform>('linkedin', 'x', 'facebook', 'instagram'),
        (text, platform) => {
          const { used, limit } = DRAFT_RULES[platform].countText(text, account);
          const refused = codes(platform, draft(text, jpeg())).includes('content: text_too_long');
          expect(refused).toBe(used > limit);
        },
      ),
    );
  });
});
