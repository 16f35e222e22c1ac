import { z } from 'zod';
import type { Account } from './accounts';

/** Far above what one sign-in discovers. */
const MOST_IDENTITIES = 500;

/** An identity that a connection discovered, and that may be connected. */
export interface FoundIdentity extends Pick<Account, 'platform' | 'kind' | 'displayName' | 'username' | 'avatarUrl'> {
  platformUserId: string;
  /** An account of the business already: connecting it renews its permission. */
  isConnected: boolean;
}

/** Which of the discovered identities to connect. */
export const chooseAccountsSchema = z.strictObject({
  businessId: z.string().optional(),
  /** The networks' own ids, as the choice lists them. */
  platformUserIds: z.array(z.string().min(1).max(200)).min(1).max(MOST_IDENTITIES),
});

export const connectedAccountsResponseSchema = z.object({
  data: z.object({
    accountIds: z.array(z.string()),
    /** Held posts that go out again. */
    releasedPosts: z.number().int(),
  }),
});
export type ConnectedAccounts = z.infer<typeof connectedAccountsResponseSchema>['data'];
