import { MINUTE } from '@/lib/foundation/time';
import { json } from '../json';
import type { FaultReplies } from '../under-fault';
import type { World } from '../world';

/** X's problem documents: `type` is `about:blank` or ends in the kind of problem. */
const problem = (status: number, title: string, detail: string, headers: Record<string, string> = {}): Response =>
  json({ title, detail, type: 'about:blank', status }, status, headers);

export const unauthorized = (): Response => problem(401, 'Unauthorized', 'Unauthorized');

export const notPermitted = (): Response => problem(403, 'Forbidden', 'You are not permitted to perform this action.');

export const forbidden = (detail: string): Response => problem(403, 'Forbidden', detail);

export const duplicateContent = (): Response =>
  forbidden('You are not allowed to create a Tweet with duplicate content.');

export const tooManyRequests = (headers: Record<string, string>): Response =>
  problem(429, 'Too Many Requests', 'Too Many Requests', headers);

export const payloadTooLarge = (): Response => problem(413, 'Payload Too Large', 'The request entity is too large.');

export const notFound = (path: string): Response => problem(404, 'Not Found', `There is nothing at ${path}.`);

export const internalError = (): Response =>
  problem(500, 'Internal Server Error', 'Something is broken. This is usually a temporary error.');

export const creditsDepleted = (userId: string): Response =>
  json(
    {
      title: 'CreditsDepleted',
      detail: `Your enrolled account [${userId}] does not have any credits to fulfill this request.`,
      type: 'https://api.twitter.com/2/problems/credits',
      status: 402,
    },
    402,
  );

/** A spent cycle is a 403, told from others by its title and type. */
export const spendCapReached = (world: World, userId: string): Response => {
  const now = world.now();
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
  return json(
    {
      title: 'SpendCapReached',
      detail: `Your enrolled account [${userId}] has reached its billing cycle spend cap. API requests will be blocked until the next cycle begins on ${next}.`,
      reset_date: next,
      type: 'https://api.twitter.com/2/problems/credits',
    },
    403,
  );
};

export interface ParameterError {
  message: string;
  parameters?: Record<string, string[]>;
}

/** 400 with every bad parameter named. `detail` is the first message where X words it so, else its standing sentence. */
export const invalidRequest = (
  errors: ParameterError[],
  detail = 'One or more parameters to your request was invalid.',
): Response =>
  json(
    {
      errors: errors.map(({ message, parameters = {} }) => ({ parameters, message })),
      title: 'Invalid Request',
      detail,
      type: 'https://api.twitter.com/2/problems/invalid-request',
    },
    400,
  );

export const faultReplies = (world: World): FaultReplies => ({
  error500: internalError,
  error429: () =>
    tooManyRequests({
      'x-rate-limit-limit': '100',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(Math.ceil((world.now().getTime() + 15 * MINUTE) / 1_000)),
    }),
});
