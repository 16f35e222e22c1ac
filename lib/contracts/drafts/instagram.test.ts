import { describe, expect, it } from 'vitest';
import type { PostOptions } from '../post-options';
import type { Draft, DraftMedia } from './draft';
import { instagramDraftRules } from './instagram';

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
const draft = (options: PostOptions, ...media: DraftMedia[]): Draft => ({
  account: { kind: 'professional', isPremium: false, canComment: true },
  text: 't',
  media,
  options,
  thread: [],
});
const story = { instagram: { placement: 'story' } } as const;
const reel = (more: NonNullable<PostOptions['instagram']> = {}) =>
  ({ instagram: { placement: 'reel', ...more } }) as const;
const link = { url: 'https://example.com/a' };
const codes = (found: { path: string; code: string }[]) => found.map(({ path, code }) => `${path}: ${code}`);

describe('a draft for Instagram', () => {
  it.each<[string, Draft]>([
    ['pictures and videos mixed', draft({}, file(), video(), file())],
    ['a single video of 15 minutes', draft({}, video({ durationMs: 900_000, bytes: 300 * MB }))],
    ['a reel of 3 s with a cover frame', draft(reel({ thumbOffsetMs: 2_999 }), video({ durationMs: 3_000 }))],
    ['a reel of three accounts', draft(reel({ collaborators: ['@a_b', 'c.d', 'e1'] }), video())],
    ['a story of a tall picture', draft(story, file({ height: 2_340 }))],
    ['a story of a video of 60 s', draft(story, video({ durationMs: 60_000 }))],
    ['described in 1,000 characters', draft({}, file({ altText: 'a'.repeat(1_000) }))],
    ['commented in 2,200 characters', draft({ firstComment: 'a'.repeat(2_200) }, file())],
  ])('may be %s', (_name, value) => {
    expect(codes(instagramDraftRules.check(value))).toEqual([]);
  });

  it.each<[string, Draft, string[]]>([
    ['a reel of a picture', draft(reel(), file()), ['media.0: media_type']],
    ['a reel of two videos', draft(reel(), video(), video()), ['media: too_many_media']],
    ['a reel under 3 s', draft(reel(), video({ durationMs: 2_999 })), ['media.0: video_too_short']],
    ['a video over 15 minutes', draft({}, video({ durationMs: 900_001 })), ['media.0: video_too_long']],
    ['a video over 300 MB', draft({}, video({ bytes: 300 * MB + 1 })), ['media.0: media_too_large']],
    ['a long video in a carousel', draft({}, file(), video({ durationMs: 60_001 })), ['media.1: video_too_long']],
    ['a story of two files', draft(story, file(), file()), ['media: too_many_media']],
    ['a story over 60 s', draft(story, video({ durationMs: 60_001 })), ['media.0: video_too_long']],
    [
      'a story with a comment',
      draft({ ...story, firstComment: 'c' }, file()),
      ['options.firstComment: comment_on_story'],
    ],
    [
      'a story of several accounts',
      draft({ instagram: { placement: 'story', collaborators: ['a'] } }, file()),
      ['options.instagram.collaborators: story_collaborators'],
    ],
    [
      'a cover after the end',
      draft(reel({ thumbOffsetMs: 10_000 }), video()),
      ['options.instagram.thumbOffsetMs: thumb_offset'],
    ],
    [
      'four other accounts, one without a name',
      draft(reel({ collaborators: ['a', 'b', 'c', 'd e'] }), video()),
      ['options.instagram.collaborators: too_many_collaborators', 'options.instagram.collaborators.3: username'],
    ],
    ['described too long', draft({}, file({ altText: 'a'.repeat(1_001) })), ['media.0: alt_text_too_long']],
    ['commented too long', draft({ firstComment: 'a'.repeat(2_201) }, file()), ['options.firstComment: text_too_long']],
    ['made too long by its link', { ...draft({ link }, file()), text: 'a'.repeat(2_200) }, ['content: text_too_long']],
  ])('may not be %s', (_name, value, expected) => {
    expect(codes(instagramDraftRules.check(value))).toEqual(expected);
  });

  it.each<[string, Draft, string[]]>([
    ['nothing of what goes out as it is', draft({}, file({ altText: 'A cup' })), []],
    ['a link that cannot be clicked', draft({ link }, file()), ['options.link: link_not_clickable']],
    ['a story without its text', draft(story, file()), ['content: story_without_text']],
    ['a video that becomes a reel', draft({}, video()), ['media.0: becomes_reel']],
    ['a description that is not told', draft(reel(), video({ altText: 'Pouring' })), ['media.0: alt_text_not_told']],
  ])('notes %s', (_name, value, expected) => {
    expect(codes(instagramDraftRules.notes(value))).toEqual(expected);
  });

  it.each<[string, Partial<DraftMedia>, string]>([
    ['PNG', { mimeType: 'image/png' }, 'converted to JPEG'],
    ['too tall', { height: 1_920 }, 'fitted to 4:5 with bars at its sides'],
    ['too wide', { width: 1_080, height: 500 }, 'fitted to 1.91:1 with bars above and below'],
    ['too many pixels', { width: 3_000, height: 3_000 }, 'scaled to a width of 1440 pixels'],
    ['too large', { bytes: 8 * MB + 1 }, 'made smaller'],
    [
      'all at once',
      { mimeType: 'image/webp', width: 2_000, height: 4_000, bytes: 9 * MB },
      'fitted to 4:5 with bars at its sides, scaled to a width of 1440 pixels, converted to JPEG',
    ],
  ])('says what becomes of a picture: %s', (_name, over, change) => {
    const messages = instagramDraftRules.notes(draft({}, file(over))).map(({ message }) => message);
    expect(messages).toEqual([`Picture 1 will be ${change} for Instagram; the file itself stays as it is.`]);
  });

  it('fits a story to 9:16', () => {
    const notes = instagramDraftRules.notes({ ...draft(story, file({ height: 2_340 })), text: '' });
    expect(notes[0]?.message).toContain('fitted to 9:16 with bars at its sides');
  });
});
