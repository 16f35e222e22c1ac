import type { ConnectedAccounts } from '@/lib/contracts/account-choices';
import { request, trusted } from './fetcher';

/** Connects the chosen of the identities that a connection discovered; a choice is good once. @throws ApiProblem */
export const connectChosen = (businessId: string, choiceId: string, platformUserIds: string[]) =>
  request(
    `/api/v2/account-choices/${encodeURIComponent(choiceId)}?${new URLSearchParams({ businessId })}`,
    trusted<{ data: ConnectedAccounts }>(),
    { method: 'POST', body: { platformUserIds } },
  );
