import { swrKeys } from '@/lib/contracts/swr-keys';
import { pageKey } from './page-key';

export interface HistoryFilter {
  platform?: string;
  accountId?: string;
}

export const historyPageKey = (businessId: string, filter: HistoryFilter) =>
  pageKey((cursor) => swrKeys.posts(businessId, { ...filter, cursor }));
