import type { DraftsPage } from '@/lib/contracts/post-drafts';
import { swrKeys } from '@/lib/contracts/swr-keys';

/** The address of each page of the drafts in some states, made from the page before it. Server and browser share it. */
export const draftsPageKey =
  (businessId: string, state: string) =>
  (index: number, before: DraftsPage | null): string | null => {
    if (index === 0) return swrKeys.drafts(businessId, { state });
    return before?.nextCursor ? swrKeys.drafts(businessId, { state, cursor: before.nextCursor }) : null;
  };
