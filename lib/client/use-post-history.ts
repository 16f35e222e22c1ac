'use client';
import type { PostsFilter, PostsPage } from '@/lib/contracts/posts';
import { trusted } from './fetcher';
import { historyPageKey } from './history-page-key';
import { usePageList } from './use-page-list';

const answer = trusted<PostsPage>();

/** Everything published, newest first, a page at a time. */
export const usePostHistory = (businessId: string, filter: PostsFilter) =>
  usePageList(historyPageKey(businessId, filter), answer);
