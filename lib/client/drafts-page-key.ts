import { swrKeys } from '@/lib/contracts/swr-keys';
import { pageKey } from './page-key';

/** The drafts in some states. */
export const draftsPageKey = (businessId: string, state: string) =>
  pageKey((cursor) => swrKeys.drafts(businessId, { state, cursor }));
