import type { Account } from '@/lib/contracts/accounts';
import { request, trusted } from './fetcher';

/** Forgets an account's permission; its waiting posts are held. @throws ApiProblem */
export const disconnectAccount = (businessId: string, accountId: string) =>
  request(`/api/v2/accounts/${accountId}?${new URLSearchParams({ businessId })}`, trusted<{ data: Account }>(), {
    method: 'DELETE',
  });
