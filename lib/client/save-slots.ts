import type { ReplaceSlots, SlotsResponse } from '@/lib/contracts/slots';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { request, trusted } from './fetcher';

/** Replaces the posting times of an account. @throws ApiProblem */
export const saveSlots = (businessId: string, accountId: string, slots: ReplaceSlots['slots']) =>
  request(swrKeys.slots(businessId, accountId), trusted<SlotsResponse>(), { method: 'PUT', body: { slots } });
