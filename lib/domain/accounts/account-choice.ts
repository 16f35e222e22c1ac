import { z } from 'zod';
import { platformSchema } from '@/lib/contracts/platform';
import { keyValueStore } from '@/lib/data/kv/instance';
import { vault } from '@/lib/data/vault';
import { AppError } from '@/lib/foundation/errors';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import type { DiscoveredAccount } from '@/lib/platforms/platform';
import type { BusinessContext } from '../context';
import { secret } from './pending-connection';

/** How long a person may take to choose. */
const CHOICE_TTL_SECONDS = (10 * MINUTE) / SECOND;

const tokenSchema = z.object({
  accessToken: z.string(),
  expiresAt: z.coerce.date().nullable(),
  refreshToken: z.string().nullable(),
  refreshExpiresAt: z.coerce.date().nullable(),
  scopes: z.array(z.string()),
});

const discoveredSchema = z.object({
  platform: platformSchema.optional(),
  platformUserId: z.string(),
  kind: z.enum(['person', 'page', 'professional']),
  username: z.string().nullable(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  profileUrl: z.string().nullable(),
  token: tokenSchema,
  metadata: z.record(z.string(), z.string()),
}) satisfies z.ZodType<DiscoveredAccount>;

const choiceSchema = z.object({
  platform: platformSchema,
  businessId: z.string(),
  userId: z.string(),
  sessionId: z.string(),
  discovered: z.array(discoveredSchema),
  startedAt: z.coerce.date(),
});

/** What a connection discovered, until its person has said which of it to connect. */
export type AccountChoice = z.infer<typeof choiceSchema>;

/** Keeps a choice for ten minutes, tokens and all under seal. @returns its id, which cannot be guessed. */
export async function keepChoice(choice: AccountChoice): Promise<string> {
  const id = secret();
  const sealed = vault().seal(JSON.stringify(choice), sealContext(id));
  await keyValueStore().set(keyOf(id), sealed, { ttlSeconds: CHOICE_TTL_SECONDS });
  return id;
}

/** The choice, left where it is; null when it is used, older than ten minutes, or not of this session, person and business. */
export async function findChoice(ctx: BusinessContext, sessionId: string, id: string): Promise<AccountChoice | null> {
  const sealed = await keyValueStore().get(keyOf(id));
  if (sealed === null) return null;
  const choice = choiceSchema.parse(JSON.parse(vault().open(sealed, sealContext(id))));
  const { businessId, userId, startedAt } = choice;
  const isBound = businessId === ctx.business.id && userId === ctx.actor.id && choice.sessionId === sessionId;
  const isOld = ctx.now.getTime() - startedAt.getTime() > CHOICE_TTL_SECONDS * SECOND;
  return isBound && !isOld ? choice : null;
}

/** Of two callers, one uses it up. @throws AppError `not_found` for the other */
export async function useUpChoice(id: string): Promise<void> {
  if ((await keyValueStore().take(keyOf(id))) === null) throw choiceGone();
}

export const choiceGone = (): AppError =>
  new AppError(
    'not_found',
    'This choice was made already, is older than ten minutes, or belongs to another session. Connect the network again.',
  );

const keyOf = (id: string): string => `account-choice:${id}`;
const sealContext = (id: string): string => `account_choices:${id}`;
