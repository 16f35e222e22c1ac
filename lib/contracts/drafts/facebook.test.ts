import { describe, expect, it } from 'vitest';
import type { PostOptions } from '../post-options';
import type { Draft, DraftMedia } from './draft';
import { facebookDraftRules } from './facebook';

const MB = 1024 * 1024;
const file = (over: Partial<DraftMedia> = {}): DraftMedia => ({
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
const video = (over: Partial<DraftMedia> = {}) =>
  file({ kind: 'video', mimeType: 'video/mp4', width: 1080, height: 1920, durationMs: 10_000, ...over });
const draft = (text: string, options: PostOptions, media: DraftMedia[] = [], canComment = true): Draft => ({
  account: { kind: 'page', isPremium: false, canComment },
  text,
  media,
  options,
  thread: [],
});
const link = { url: 'https://example.com/a' };
const reel = { facebook: { placement: 'reel' } } as const;
const story = { facebook: { placement: 'story' } } as const;
const codes = (found: { path: string; code: string }[]) => found.map(({ path, code }) => `${path}: ${code}`);

describe('a draft for a Facebook Page', () => {
  it.each<[string, Draft]>([
    ['a link alone', draft('', { link })],
    ['a link beside pictures', draft('t', { link }, [file(), file()])],
    ['a WebP of 20 MB', draft('', {}, [file({ mimeType: 'image/webp', bytes: 20 * MB })])],
    ['a video of 20 minutes', draft('t', {}, [video({ durationMs: 1_200_000 })])],
    ['a MOV', draft('', {}, [video({ mimeType: 'video/quicktime' })])],
    ['a reel of 3 s', draft('t', reel, [video({ durationMs: 3_000 })])],
    ['a reel of 90 s, nearly 9:16', draft('t', reel, [video({ durationMs: 90_000, width: 1_088 })])],
    ['a photo story', draft('', story, [file()])],
    ['a video story of 60 s', draft('a text that is not shown', story, [video({ durationMs: 60_000 })])],
    ['a first comment of 8,000 characters', draft('t', { firstComment: 'a'.repeat(8_000) })],
  ])('may be %s', (_name, value) => {
    expect(codes(facebookDraftRules.check(value))).toEqual([]);
  });

  it.each<[string, Draft, string[]]>([
    ['a video and a picture', draft('t', {}, [video(), file()]), ['media: media_mixed']],
    ['two videos', draft('t', {}, [video(), video()]), ['media: too_many_media']],
    ['a video over 1 GB', draft('t', {}, [video({ bytes: 1_024 * MB + 1 })]), ['media.0: media_too_large']],
    ['a video over 20 minutes', draft('t', {}, [video({ durationMs: 1_200_001 })]), ['media.0: video_too_long']],
    ['a reel of a picture', draft('t', reel, [file()]), ['media.0: media_type', 'media.0: aspect_ratio']],
    ['a reel without a video', draft('t', reel), ['media: media_required']],
    ['a reel that is too short', draft('t', reel, [video({ durationMs: 2_999 })]), ['media.0: video_too_short']],
    ['a reel that is too long', draft('t', reel, [video({ durationMs: 90_001 })]), ['media.0: video_too_long']],
    ['a reel that lies', draft('t', reel, [video({ width: 1920, height: 1080 })]), ['media.0: aspect_ratio']],
    ['a small reel', draft('t', reel, [video({ width: 360, height: 640 })]), ['media.0: too_few_pixels']],
    ['a story of two files', draft('', story, [file(), file()]), ['media: too_many_media']],
    ['a story of a text', draft('t', story), ['media: media_required']],
    ['a video story over 60 s', draft('', story, [video({ durationMs: 60_001 })]), ['media.0: video_too_long']],
    [
      'a comment on a story',
      draft('', { ...story, firstComment: 'c' }, [file()]),
      ['options.firstComment: comment_on_story'],
    ],
    [
      'a comment that is too long',
      draft('t', { firstComment: 'a'.repeat(8_001) }),
      ['options.firstComment: text_too_long'],
    ],
    [
      'a comment without the permission',
      draft('t', { firstComment: 'c' }, [], false),
      ['options.firstComment: comment_not_permitted'],
    ],
    ['a text that the link makes too long', draft('a'.repeat(63_190), { link }, [file()]), ['content: text_too_long']],
  ])('may not be %s', (_name, value, expected) => {
    expect(codes(facebookDraftRules.check(value))).toEqual(expected);
  });

  it.each<[string, Draft, string[]]>([
    ['nothing of a plain post', draft('t', {}, [file()]), []],
    ['nothing of a link with its card', draft('t', { link }), []],
    ['a link without its card', draft('t', { link }, [file()]), ['options.link: link_without_card']],
    ['a story without its text', draft('t', story, [file()]), ['content: story_without_text']],
    ['a picture that is made smaller', draft('t', {}, [file({ bytes: 5 * MB })]), ['media.0: rendition']],
  ])('notes %s', (_name, value, expected) => {
    expect(codes(facebookDraftRules.notes(value))).toEqual(expected);
  });

  it('gives the limits of the place', () => {
    expect(Object.keys(facebookDraftRules.mediaFor(reel))).toEqual(['video']);
    expect(facebookDraftRules.mediaFor(story).video?.maxDurationMs).toBe(60_000);
  });
});
