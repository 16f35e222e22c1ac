import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';

/** What a network does with a text that it has seen before: X and LinkedIn refuse it, Meta counts it as spam. */
const REPEATED = {
  x: 'X refuses a text that repeats a recent post.',
  linkedin: 'LinkedIn refuses a text that repeats a recent post.',
  facebook: `${PLATFORM_NAMES.facebook} may refuse a text that it takes for spam.`,
  instagram: null,
} as const satisfies Record<Platform, string | null>;

/** What to know before the same words go out again and again. */
export const repeatedTextNotes = (platforms: readonly Platform[]): string[] =>
  [...new Set(platforms)].flatMap((platform) => REPEATED[platform] ?? []);
