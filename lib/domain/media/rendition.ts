import type { DraftRules, ImageRendition } from '@/lib/contracts/drafts/draft';
import { INSTAGRAM_RENDITIONS } from '@/lib/contracts/drafts/instagram-places';
import { DRAFT_RULES } from '@/lib/contracts/drafts/rules';
import type { Platform } from '@/lib/contracts/platform';
import type { PostOptions } from '@/lib/contracts/post-options';
import type { Media } from '@/lib/data/db/generated/client';

/** Whole pixels cannot meet a ratio exactly. */
const RATIO_TOLERANCE = 0.005;

/** The form in which a network takes the pictures of a post with these options; undefined: every picture as it is. */
export function renditionFor(platform: Platform, options: PostOptions): ImageRendition | undefined {
  const rules: DraftRules = DRAFT_RULES[platform];
  return (rules.mediaFor?.(options) ?? rules.media).image?.rendition;
}

/** The form of the picture that an option names: a reel's cover. */
export const optionRenditionFor = (platform: Platform): ImageRendition | undefined =>
  platform === 'instagram' ? INSTAGRAM_RENDITIONS.cover : undefined;

type PictureFacts = Pick<Media, 'kind' | 'mimeType' | 'bytes' | 'width' | 'height'>;

export function goesOutAsIs(
  { kind, mimeType, bytes, width, height }: PictureFacts,
  form: ImageRendition | undefined,
): boolean {
  if (!form || kind !== 'image') return true;
  if (!width || !height || !form.asIs.includes(mimeType)) return false;
  const ratio = width / height;
  const isInRatio = ratio >= form.minRatio * (1 - RATIO_TOLERANCE) && ratio <= form.maxRatio * (1 + RATIO_TOLERANCE);
  return isInRatio && width <= form.maxWidth && bytes <= form.maxBytes;
}

/** Names a form in the database and in the store. The first part is raised when the same form is drawn in another way. */
export const recipeOf = ({ maxWidth, minRatio, maxRatio, maxBytes }: ImageRendition): string =>
  ['v1', 'jpeg', maxWidth, minRatio.toFixed(4), maxRatio.toFixed(4), maxBytes].join('-');
