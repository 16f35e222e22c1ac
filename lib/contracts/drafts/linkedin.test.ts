import { describe, expect, it } from 'vitest';
import type { PostOptions } from '../post-options';
import type { Draft, DraftAccount, DraftMedia, MediaKind } from './draft';
import { linkedinDraftRules } from './linkedin';

const MB = 1024 * 1024;
const MIME = { image: 'image/jpeg', gif: 'image/gif', video: 'video/mp4', document: 'application/pdf' } as const;
const file = (kind: MediaKind, over: Partial<DraftMedia> = {}): DraftMedia => ({
  ...{ id: 'media_1', kind, mimeType: MIME[kind], bytes: 2 * MB, width: null, height: null, altText: null },
  durationMs: kind === 'video' ? 60_000 : null,
  ...over,
});
interface Given extends Partial<Pick<Draft, 'text' | 'media'>> {
  options?: PostOptions;
  account?: Partial<DraftAccount>;
}
const draft = ({ text = 'Hello', media = [], options = {}, account }: Given): Draft => ({
  ...{ text, media, options, thread: [] },
  account: { kind: 'person', isPremium: false, canComment: true, ...account },
});
const poll = (over: Partial<NonNullable<NonNullable<PostOptions['linkedin']>['poll']>> = {}): PostOptions => ({
  linkedin: { poll: { question: 'Which roast?', options: ['Light', 'Dark'], durationDays: 3, ...over } },
});
const titled: PostOptions = { linkedin: { documentTitle: 'Roasting' } };
const link: PostOptions = { link: { url: 'https://example.com', title: 'Shop' } };
const pptx = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

const good: [string, Given][] = [
  ['3,000 family emoji', { text: '👨‍👩‍👧‍👦'.repeat(3_000) }],
  ['a mention counted by its name', { text: `@[Fjord](urn:li:organization:80417731)${'a'.repeat(2_995)}` }],
  ['a video of 30 min and 500 MB', { media: [file('video', { bytes: 500 * MB, durationMs: 1_800_000 })] }],
  ['a video of 3 s and 75 KB', { media: [file('video', { bytes: 75 * 1024, durationMs: 3_000 })] }],
  ['a video in 8K', { media: [file('video', { width: 7_680, height: 4_320 })] }],
  ['a document with a title', { text: '', media: [file('document')], options: titled }],
  ['a presentation of 100 MB', { media: [file('document', { mimeType: pptx, bytes: 100 * MB })], options: titled }],
  ['a link without text', { text: '', options: link }],
  ['a poll without text', { text: '', options: poll() }],
  [
    'a poll at its limits',
    { options: poll({ question: 'q'.repeat(140), options: ['a', 'b', 'c', 'd'].map((it) => it.repeat(30)) }) },
  ],
  ['a comment of 1,250 characters', { options: { firstComment: 'c'.repeat(1_250) } }],
  ['a post for connections by a person', { options: { linkedin: { visibility: 'CONNECTIONS' } } }],
];

const bad: [string, Given, string[]][] = [
  [
    'a mention that is too long by its name',
    { text: `@[Fjord](urn:li:organization:80417731)${'a'.repeat(2_996)}` },
    ['content: text_too_long'],
  ],
  ['two videos', { media: [file('video'), file('video')] }, ['media: too_many_media']],
  ['a video and a document', { media: [file('video'), file('document')], options: titled }, ['media: media_mixed']],
  ['a short video', { media: [file('video', { durationMs: 2_900 })] }, ['media.0: video_too_short']],
  ['a long video', { media: [file('video', { durationMs: 1_800_001 })] }, ['media.0: video_too_long']],
  ['a tiny video', { media: [file('video', { bytes: 75 * 1024 - 1 })] }, ['media.0: video_too_small']],
  ['a heavy video', { media: [file('video', { bytes: 500 * MB + 1 })] }, ['media.0: media_too_large']],
  ['another container', { media: [file('video', { mimeType: 'video/quicktime' })] }, ['media.0: media_type']],
  [
    'a document without a title',
    { media: [file('document')] },
    ['options.linkedin.documentTitle: document_title_required'],
  ],
  [
    'a heavy document',
    { media: [file('document', { bytes: 100 * MB + 1 })], options: titled },
    ['media.0: media_too_large'],
  ],
  ['a long description', { media: [file('image', { altText: 'a'.repeat(4_087) })] }, ['media.0: alt_text_too_long']],
  ['a link with a picture', { media: [file('image')], options: link }, ['options.link: link_with_media']],
  ['a poll with a link', { options: { ...link, ...poll() } }, ['options.linkedin.poll: poll_not_alone']],
  ['a poll with a picture', { media: [file('image')], options: poll() }, ['options.linkedin.poll: poll_not_alone']],
  [
    'a poll that is wrong in everything',
    { options: poll({ question: 'q'.repeat(141), options: ['x'.repeat(31), ' ', 'A', 'a ', 'e'] }) },
    [
      'options.linkedin.poll.question: text_too_long',
      'options.linkedin.poll.options: poll_options',
      'options.linkedin.poll.options.0: text_too_long',
      'options.linkedin.poll.options.1: empty',
      'options.linkedin.poll.options.3: poll_option_repeated',
    ],
  ],
  ['one answer', { options: poll({ options: ['Only'] }) }, ['options.linkedin.poll.options: poll_options']],
  [
    'connections of a page',
    { account: { kind: 'page' }, options: { linkedin: { visibility: 'CONNECTIONS' } } },
    ['options.linkedin.visibility: visibility'],
  ],
  [
    'a comment where none may be written',
    { account: { canComment: false }, options: { firstComment: 'First' } },
    ['options.firstComment: comment_not_permitted'],
  ],
  ['a long comment', { options: { firstComment: 'c'.repeat(1_251) } }, ['options.firstComment: text_too_long']],
];

const notes: [string, Given, string[]][] = [
  ['plain text', {}, []],
  ['an address in the text', { text: 'See https://example.com/a' }, ['content: link_without_card']],
  ['an address beside a picture', { text: 'See https://example.com', media: [file('image')] }, []],
  ['a link with a title', { text: 'See https://example.com', options: link }, []],
  [
    'a link without a title',
    { options: { link: { url: 'https://example.com' } } },
    ['options.link.title: link_without_title'],
  ],
  ['emoji of many units', { text: '👨‍👩‍👧‍👦'.repeat(300) }, ['content: text_may_be_too_long']],
];

const codes = (problems: { path: string; code: string }[]) => problems.map(({ path, code }) => `${path}: ${code}`);

describe('LinkedIn’s rules', () => {
  it.each(good)('take %s', (_name, given) => {
    expect(codes(linkedinDraftRules.check(draft(given)))).toEqual([]);
  });

  it.each(bad)('refuse %s', (_name, given, expected) => {
    const problems = linkedinDraftRules.check(draft(given));
    expect(codes(problems)).toEqual(expected);
    for (const { message } of problems) expect(message).toMatch(/\. [A-Z].+\.$/);
  });

  it.each(notes)('note on %s', (_name, given, expected) => {
    expect(codes(linkedinDraftRules.notes(draft(given)))).toEqual(expected);
  });
});
