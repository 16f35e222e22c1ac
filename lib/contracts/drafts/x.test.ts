import { describe, expect, it } from 'vitest';
import type { PostOptions } from '../post-options';
import type { Draft, DraftMedia } from './draft';
import { xDraftRules } from './x';
import { textForX } from './x-link';

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
const gif = () => file({ kind: 'gif', mimeType: 'image/gif' });
const video = (over: Partial<DraftMedia> = {}) =>
  file({ kind: 'video', mimeType: 'video/mp4', durationMs: 3_000, ...over });

const standard = { kind: 'person', isPremium: false, canComment: true } as const;
const premium = { ...standard, isPremium: true } as const;
const draft = (over: Partial<Draft> & { options?: PostOptions } = {}): Draft => ({
  account: standard,
  text: 'Hello',
  media: [],
  options: {},
  thread: [],
  ...over,
});
const problems = (value: Draft) => xDraftRules.check(value).map(({ path, code }) => `${path}: ${code}`);
const notes = (value: Draft) => xDraftRules.notes(value).map(({ path, code }) => `${path}: ${code}`);
const link = (url = 'https://example.com/a') => ({ link: { url } });
const part = (text: string, ...media: DraftMedia[]) => ({ text, media });

describe('what X takes', () => {
  it.each<[string, Partial<Draft>, string[]]>([
    ['25,000 of a subscriber', { account: premium, text: 'a'.repeat(25_000) }, []],
    ['one more', { account: premium, text: 'a'.repeat(25_001) }, ['content: text_too_long']],
    ['a link that fills the post', { text: 'a'.repeat(256), options: link() }, []],
    ['a link that does not fit', { text: 'a'.repeat(257), options: link() }, ['content: text_too_long']],
    ['a link that stands in the text', { text: `${'a'.repeat(256)} https://example.com/a`, options: link() }, []],
    ['a link alone', { text: '', options: link() }, []],
    ['a video of 140 s and 512 MB', { media: [video({ durationMs: 140_000, bytes: 512 * MB })] }, []],
    ['a longer video', { media: [video({ durationMs: 140_001 })] }, ['media.0: video_too_long']],
    ['a larger video', { media: [video({ bytes: 512 * MB + 1 })] }, ['media.0: media_too_large']],
    [
      'a longer one of a subscriber',
      { account: premium, media: [video({ durationMs: 600_000, bytes: 900 * MB })] },
      [],
    ],
    ['a MOV', { media: [video({ mimeType: 'video/quicktime' })] }, []],
    ['an AVI', { media: [video({ mimeType: 'video/x-msvideo' })] }, ['media.0: media_type']],
    ['two GIFs', { media: [gif(), gif()] }, ['media: too_many_media']],
    ['two videos', { media: [video(), video()] }, ['media: too_many_media']],
    ['a video and a picture', { media: [video(), file()] }, ['media: video_not_alone']],
    ['a picture and a GIF', { media: [file(), gif()] }, ['media: gif_not_alone']],
    ['1,000 of description', { media: [file({ altText: 'a'.repeat(1_000) })] }, []],
    ['1,001 of description', { media: [file({ altText: 'a'.repeat(1_001) })] }, ['media.0: alt_text_too_long']],
    ['a cashtag and a price', { text: 'Buy $ACME for $100' }, []],
    ['two cashtags', { text: '$ACME, $FJRD.' }, ['content: too_many_cashtags']],
    ['a thread', { thread: [part('Two'), part('', file())] }, []],
    [
      'a thread with a fault in each part',
      {
        thread: [part('a'.repeat(281)), part(''), part('Four', gif(), file()), part('$A $B', file({ bytes: 6 * MB }))],
      },
      [
        'options.x.thread.0.content: text_too_long',
        'options.x.thread.1.content: empty',
        'options.x.thread.2.mediaIds: gif_not_alone',
        'options.x.thread.3.mediaIds.0: media_too_large',
        'options.x.thread.3.content: too_many_cashtags',
      ],
    ],
    ['a first comment', { options: { firstComment: 'a'.repeat(280) } }, []],
    ['a long comment', { options: { firstComment: 'a'.repeat(281) } }, ['options.firstComment: text_too_long']],
    ['a long comment of a subscriber', { account: premium, options: { firstComment: 'a'.repeat(281) } }, []],
  ])('%s', (_name, over, expected) => {
    expect(problems(draft(over))).toEqual(expected);
  });

  it('names the part that is wrong', () => {
    const [problem] = xDraftRules.check(draft({ thread: [part('a'.repeat(290))] }));
    expect(problem?.message).toBe(
      'Part 2 of the thread: X takes 280 characters; this text counts 290. Shorten it by 10.',
    );
  });
});

describe('what X charges more for', () => {
  it.each<[string, Partial<Draft>, string[]]>([
    ['plain words', {}, []],
    ['a link in the text', { text: 'See https://example.com' }, ['content: link_costs_more']],
    ['a name that X takes for a link', { text: 'Great news.It is out' }, ['content: link_costs_more']],
    ['a link beside the text', { options: link() }, ['options.link.url: link_costs_more']],
    [
      'links in what follows',
      { thread: [part('No'), part('fjord.coffee')], options: { firstComment: 'https://example.com' } },
      [
        'options.x.thread.1.content: link_costs_more',
        'options.firstComment: link_costs_more',
        'options.x.thread: reply_may_be_refused',
      ],
    ],
    ['a comment', { options: { firstComment: 'More' } }, ['options.firstComment: reply_may_be_refused']],
  ])('%s', (_name, over, expected) => {
    expect(notes(draft(over))).toEqual(expected);
  });

  it('says both prices', () => {
    expect(xDraftRules.notes(draft({ text: 'https://example.com' }))[0]?.message).toBe(
      'The link https://example.com makes this post cost $0.200 at X instead of $0.015.',
    );
  });
});

describe('textForX', () => {
  it.each([
    ['Hello', undefined, 'Hello'],
    ['Hello ', 'https://example.com/a', 'Hello\nhttps://example.com/a'],
    ['See https://Example.com/a/ now', 'https://example.com/a', 'See https://Example.com/a/ now'],
    ['See example.com/a', 'https://example.com/a', 'See example.com/a'],
    ['See https://example.com/ab', 'https://example.com/a', 'See https://example.com/ab\nhttps://example.com/a'],
    [' ', 'https://example.com/a', 'https://example.com/a'],
  ])('%j with %j', (text, url, expected) => {
    expect(textForX(text, url)).toBe(expected);
  });
});
