import type {
  CreateDraft,
  DraftResponse,
  ReturnDraft,
  ScheduleDraft,
  ScheduledDraftResponse,
  UpdateDraft,
} from '@/lib/contracts/post-drafts';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { request, trusted } from './fetcher';
import { newIdempotencyKey } from './new-idempotency-key';

const answer = trusted<DraftResponse>();
const post = (body: object) => ({ method: 'POST', body, idempotencyKey: newIdempotencyKey() }) as const;

/** Each: @throws ApiProblem */
export const createDraft = (businessId: string, body: CreateDraft) =>
  request(swrKeys.drafts(businessId), answer, post(body));

export const updateDraft = (businessId: string, id: string, body: UpdateDraft) =>
  request(swrKeys.draft(businessId, id), answer, { method: 'PATCH', body });

export const deleteDraft = (businessId: string, id: string) =>
  request(swrKeys.draft(businessId, id), answer, { method: 'DELETE' });

export const stepDraft = (businessId: string, id: string, verb: 'submit' | 'withdraw', version: number) =>
  request(swrKeys.draftStep(businessId, id, verb), answer, post({ version }));

export const returnDraft = (businessId: string, id: string, body: ReturnDraft) =>
  request(swrKeys.draftStep(businessId, id, 'return'), answer, post(body));

/** Approval, or putting an approved one into the queue. */
export const queueDraft = (businessId: string, id: string, verb: 'approve' | 'schedule', body: ScheduleDraft) =>
  request(swrKeys.draftStep(businessId, id, verb), trusted<ScheduledDraftResponse>(), post(body));
