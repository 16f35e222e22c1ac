import type { LedgerPost } from '../ledger';

export const isStory = (post: LedgerPost): boolean => post.details.mediaType === 'STORIES';

/** What stands in the profile: no comment, no story. */
export const isInProfile = (post: LedgerPost): boolean => post.parentId === undefined && !isStory(post);
