import type { Platform } from '../platform';
import type { PostOptions } from '../post-options';

export type MediaKind = 'image' | 'gif' | 'video' | 'document';

/** What one network is asked to show, before it is checked. Sizes in bytes and pixels, durations in milliseconds. */
export interface Draft {
  account: DraftAccount;
  text: string;
  media: DraftMedia[];
  /** As `optionsOf` this network gives them. */
  options: PostOptions;
  /** The parts of `options.x.thread` with their files. */
  thread: { text: string; media: DraftMedia[] }[];
}

/** What a network's limits depend on. */
export interface DraftAccount {
  kind: 'person' | 'page' | 'professional';
  /** X: pays for a subscription, which allows long posts and videos. */
  isPremium: boolean;
  /** May write under its own post; LinkedIn does not let every app. */
  canComment: boolean;
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
  /** `content`, `media`, `media.<index>`, or `options.<name>…` as `PostOptions` nests it. */
  path: string;
  code: string;
  message: string;
}

/** How much of a text a network counts, in its own unit. */
export interface TextCount {
  used: number;
  limit: number;
}

/** What a network takes of one kind of file. Sizes in bytes and pixels, durations in milliseconds, ratios width by height. */
export interface MediaLimit {
  mimeTypes: readonly string[];
  /** The accepted formats as a person reads them: `JPEG, PNG or GIF`. */
  formats: string;
  maxCount: number;
  maxBytes: number;
  minDurationMs?: number;
  maxDurationMs?: number;
  /** The form in which a picture goes out that the network does not take as it is; the stored file stays untouched. */
  rendition?: ImageRendition;
}

/** A picture outside of the ratios is given bars until it fits, so that nothing is cut; one that is too wide is scaled down. */
export interface ImageRendition {
  mimeType: 'image/jpeg';
  /** The formats that go out unchanged when ratio, width and size fit. */
  asIs: readonly string[];
  maxWidth: number;
  minRatio: number;
  maxRatio: number;
  maxBytes: number;
}

export type MediaLimits = Readonly<Partial<Record<MediaKind, MediaLimit>>>;

/** A network's rules for a draft, as data and pure functions; the same in the browser and on the server. */
export interface DraftRules {
  /** A kind that is missing is not taken at all. */
  media: MediaLimits;
  /** What a post with these options takes, where that differs from `media`: a story, a reel. */
  mediaFor?(options: PostOptions): MediaLimits;
  mediaRequired: boolean;
  countText(text: string, account: DraftAccount): TextCount;
  /** Every problem at once; an empty list means the network would take it. */
  check(draft: Draft): DraftProblem[];
  /** What a person should know and the network does not mind: a cost, a crop, a link without a card. */
  notes(draft: Draft): DraftProblem[];
}
