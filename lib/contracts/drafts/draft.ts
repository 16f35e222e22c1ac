import type { Platform } from '../platform';

export type MediaKind = 'image' | 'gif' | 'video' | 'document';

/** What one network is asked to show, before it is checked. Sizes in bytes and pixels, durations in milliseconds. */
export interface Draft {
  text: string;
  media: DraftMedia[];
}

export interface DraftMedia {
  id: string;
  kind: MediaKind;
  mimeType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  altText: string | null;
}

/** One thing a network would refuse: where it is, what is wrong, and what to do about it. */
export interface DraftProblem {
  platform: Platform;
  /** `content`, `media`, or `media.<index>`. */
  path: string;
  code: string;
  message: string;
}

/** How much of a text a network counts, in its own unit. */
export interface TextCount {
  used: number;
  limit: number;
}

/** A network's rules for a draft, as data and two pure functions; the same in the browser and on the server. */
export interface DraftRules {
  maxImages: number;
  mediaRequired: boolean;
  imageMimeTypes: readonly string[];
  maxImageBytes: number;
  countText(text: string): TextCount;
  /** Every problem at once; an empty list means the network would take it. */
  check(draft: Draft): DraftProblem[];
}
