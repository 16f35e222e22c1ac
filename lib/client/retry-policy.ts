import type { SWRConfiguration } from 'swr';
import { ApiProblem } from './api-problem';

const ATTEMPTS = 3;

/** Reads again after a failure that may pass; a refusal (4xx) would only be refused again. */
export const retryPolicy: SWRConfiguration = {
  keepPreviousData: true,
  dedupingInterval: 2_000,
  errorRetryCount: ATTEMPTS,
  shouldRetryOnError: (error: unknown) => !(error instanceof ApiProblem) || error.status >= 500 || error.status === 429,
};
