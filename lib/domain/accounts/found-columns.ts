import { z } from 'zod';
import type { Prisma, SocialAccount } from '@/lib/data/db/generated/client';
import type { Inspection } from '@/lib/platforms/platform';

type Alive = Extract<Inspection, { kind: 'alive' }>;
type Known = Pick<SocialAccount, 'scopes' | 'missingScopes' | 'metadata'>;

const metadataSchema = z.record(z.string(), z.string());

/** What a look at an account changes of its row. What the network did not tell stays as it was. Pure. */
export function foundColumns(known: Known, found: Alive): Prisma.SocialAccountUpdateManyMutationInput {
  return {
    ...(found.scopes && { scopes: found.scopes, missingScopes: lostScopes(known, found.scopes) }),
    ...(found.expiresAt !== undefined && { tokenExpiresAt: found.expiresAt }),
    ...(found.dataAccessExpiresAt !== undefined && { dataAccessExpiresAt: found.dataAccessExpiresAt }),
    ...(found.displayName && { displayName: found.displayName }),
    ...(found.username !== undefined && { username: found.username }),
    ...(found.avatarUrl !== undefined && { avatarUrl: found.avatarUrl }),
    ...(found.metadata && { metadata: { ...metadataSchema.parse(known.metadata), ...found.metadata } }),
  };
}

/** Every permission that the account once had and has no longer. */
const lostScopes = ({ scopes, missingScopes }: Known, found: string[]): string[] =>
  [...new Set([...scopes, ...missingScopes])].filter((scope) => !found.includes(scope)).sort();
