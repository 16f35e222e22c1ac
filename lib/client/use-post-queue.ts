'use client';
import type { ScheduledPostsPage } from '@/lib/contracts/scheduled-posts';
import { SECOND } from '@/lib/foundation/time';
import { trusted } from './fetcher';
import { type QueueView, queuePageKey } from './queue-page-key';
import { usePageList } from './use-page-list';

const answer = trusted<ScheduledPostsPage>();

/** One half of the queue, in order of time, asked again every ten seconds. */
export const usePostQueue = (businessId: string, view: QueueView, from: string) =>
  usePageList(queuePageKey(businessId, view, from), answer, { refreshInterval: 10 * SECOND, revalidateAll: true });
