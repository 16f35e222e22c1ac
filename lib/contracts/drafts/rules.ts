import type { Platform } from '../platform';
import type { DraftRules } from './draft';
import { facebookDraftRules } from './facebook';
import { instagramDraftRules } from './instagram';
import { linkedinDraftRules } from './linkedin';
import { xDraftRules } from './x';

export const DRAFT_RULES = {
  linkedin: linkedinDraftRules,
  x: xDraftRules,
  facebook: facebookDraftRules,
  instagram: instagramDraftRules,
} as const satisfies Record<Platform, DraftRules>;
