import type { SendAgain, SettledPost } from '@/lib/contracts/attention';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { request, trusted } from './fetcher';
import { newIdempotencyKey } from './new-idempotency-key';

const answer = trusted<{ data: SettledPost }>();

/** A post in doubt is live; `reference` is its address or id, if the person has one. @throws ApiProblem */
export const adoptPost = (businessId: string, id: string, reference: string) =>
  request(swrKeys.settlePost(businessId, id, 'adopt'), answer, {
    method: 'POST',
    body: { reference },
    idempotencyKey: newIdempotencyKey(),
  });

/** A post that failed or needs attention goes out again. @throws ApiProblem */
export const sendPostAgain = (businessId: string, id: string, body: SendAgain) =>
  request(swrKeys.settlePost(businessId, id, 'send-again'), answer, {
    method: 'POST',
    body,
    idempotencyKey: newIdempotencyKey(),
  });
