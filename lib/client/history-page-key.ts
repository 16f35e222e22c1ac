import type { PostsFilter } from '@/lib/contracts/posts';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { pageKey } from './page-key';

export const historyPageKey = (businessId: string, filter: PostsFilter) =>
  pageKey((cursor) => swrKeys.posts(businessId, { ...filter, cursor }));
