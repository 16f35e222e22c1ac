import type { RecurrenceResponse, UpdateRecurrence } from '@/lib/contracts/recurrences';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { request, trusted } from './fetcher';

const answer = trusted<RecurrenceResponse>();

/** Changes, pauses or resumes a series. @throws ApiProblem */
export const changeSeries = (businessId: string, id: string, body: UpdateRecurrence) =>
  request(swrKeys.recurrence(businessId, id), answer, { method: 'PATCH', body });

/** Ends a series and calls off what is to come of it. @throws ApiProblem */
export const endSeries = (businessId: string, id: string) =>
  request(swrKeys.recurrence(businessId, id), answer, { method: 'DELETE' });
