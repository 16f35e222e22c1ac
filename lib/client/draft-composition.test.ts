import { describe, expect, it } from 'vitest';
import type { MediaItem } from '@/lib/contracts/media';
import type { Draft } from '@/lib/contracts/post-drafts';
import { type Composition, emptyComposition } from './composition';
import { filesOf, fromDraft, toDraft } from './draft-composition';

const file = (id: string) => ({ id, kind: 'image', fileName: `${id}.png` }) as MediaItem;
const asKept = (composition: Composition, before: Pick<Draft, 'variants'> | null = null) =>
  JSON.parse(JSON.stringify(toDraft(composition, before))) as Draft;

const typed: Composition = {
  ...emptyComposition(['acc_x']),
  content: 'For all',
  media: [file('media_1'), file('media_2')],
  overrides: { acc_x: 'For X', acc_li: 'For LinkedIn, which is not chosen' },
  options: { link: { url: 'https:/', thumbnailMediaId: 'media_3' } },
  ownOptions: { acc_ig: { instagram: { coverMediaId: 'media_4' } } },
  attached: [file('media_3'), file('media_4')],
};

describe('a composition as a draft', () => {
  it('comes back with everything that was typed, half a link and accounts that are not chosen too', () => {
    const draft = asKept(typed);
    const files = filesOf(draft).map(file);
    expect(files.map(({ id }) => id)).toEqual(['media_1', 'media_2', 'media_3', 'media_4']);
    expect(fromDraft(draft, files)).toEqual(typed);
  });

  it('lacks a file that is gone, and nothing else', () => {
    const draft = asKept(typed);
    const files = filesOf(draft)
      .map(file)
      .filter(({ id }) => id !== 'media_2');
    expect(fromDraft(draft, files)).toEqual({ ...typed, media: [file('media_1')] });
  });

  it('keeps the files of a variant, which no composer shows', () => {
    const before = { variants: { acc_x: { content: 'Old', mediaIds: ['media_9'] } } };
    expect(asKept(typed, before).variants.acc_x).toEqual({ content: 'For X', mediaIds: ['media_9'] });
    expect(asKept({ ...typed, overrides: {} }, before).variants.acc_x).toEqual({ mediaIds: ['media_9'] });
  });

  it('of nothing is nothing', () => {
    expect(fromDraft(asKept(emptyComposition()), [])).toEqual(emptyComposition());
  });
});
