import type { ConnectedAccounts } from '@/lib/contracts/account-choices';
import { withTransaction } from '@/lib/data/db/transaction';
import { AppError } from '@/lib/foundation/errors';
import type { DiscoveredAccount } from '@/lib/platforms/platform';
import { type BusinessContext, requirePermission } from '../context';
import { choiceGone, findChoice, useUpChoice } from './account-choice';
import { connectAccounts } from './connect-accounts';

interface Chosen {
  choiceId: string;
  /** Null for a program, which has none. */
  sessionId: string | null;
  platformUserIds: string[];
}

/**
 * Connects the chosen of the discovered identities, once. The choice is used up last in the transaction: of two at once
 * one is rolled back, and a database that fails leaves it to be made again.
 */
export async function connectChosen(
  ctx: BusinessContext,
  { choiceId, sessionId, platformUserIds }: Chosen,
): Promise<ConnectedAccounts> {
  requirePermission(ctx, 'manage_accounts');
  if (sessionId === null) throw new AppError('forbidden', 'Which accounts to connect is chosen by a signed-in person.');
  const choice = await findChoice(ctx, sessionId, choiceId);
  if (!choice) throw choiceGone();
  requireDiscovered(platformUserIds, choice.discovered);
  const chosen = choice.discovered.filter((identity) => platformUserIds.includes(identity.platformUserId));
  return withTransaction(async (tx) => {
    const connected = await connectAccounts(tx, ctx, choice.platform, chosen);
    await useUpChoice(choiceId);
    return connected;
  });
}

function requireDiscovered(platformUserIds: string[], discovered: DiscoveredAccount[]): void {
  const known = new Set(discovered.map(({ platformUserId }) => platformUserId));
  const errors = platformUserIds.flatMap((id, index) => {
    const message = `The connection discovered no account "${id}". Choose among those that it lists.`;
    return known.has(id) ? [] : [{ path: `platformUserIds.${index}`, code: 'unknown_identity', message }];
  });
  const [first] = errors;
  if (first) throw new AppError('invalid_input', first.message, { errors });
}
