import type { ScheduledPostDetail, UpdateScheduledPost } from '@/lib/contracts/scheduled-posts';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { request, trusted } from './fetcher';

const answer = trusted<{ data: ScheduledPostDetail }>();

/** Changes the time or text of a post that still waits. @throws ApiProblem */
export const changeScheduledPost = (businessId: string, id: string, body: UpdateScheduledPost) =>
  request(swrKeys.scheduledPost(businessId, id), answer, { method: 'PATCH', body });

/** Calls off a post that still waits. @throws ApiProblem */
export const cancelScheduledPost = (businessId: string, id: string) =>
  request(swrKeys.scheduledPost(businessId, id), trusted<unknown>(), { method: 'DELETE' });
