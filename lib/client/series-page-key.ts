import { swrKeys } from '@/lib/contracts/swr-keys';
import { pageKey } from './page-key';

export const seriesPageKey = (businessId: string) => pageKey((cursor) => swrKeys.recurrences(businessId, { cursor }));
