import { createHash, randomBytes } from 'node:crypto';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { type ApiKeyRow, apiKeysByHash, touchApiKeys } from '@/lib/data/db/statements/access';
import type { BusinessContext } from '@/lib/domain/context';
import { Batcher } from '@/lib/foundation/batcher';
import { newId } from '@/lib/foundation/ids';
import { remember } from '@/lib/foundation/remember';

export const API_KEY_SCOPES = ['read', 'publish', 'approve', 'manage_accounts'] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

const PREFIX = 'agm_live_';
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const SHOWN_LENGTH = PREFIX.length + 6;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `agm_live_`, 32 random bytes and a checksum, all base62: a scanner knows it, and a typing error costs no query. */
export function newApiKey(): string {
  const secret = base62(randomBytes(32), SECRET_LENGTH);
  return `${PREFIX}${secret}${checksum(secret)}`;
}

export function isWellFormedApiKey(key: string): boolean {
  const secret = key.slice(PREFIX.length, PREFIX.length + SECRET_LENGTH);
  return key === `${PREFIX}${secret}${checksum(secret)}` && secret.length === SECRET_LENGTH;
}

/** Makes a key and keeps its SHA-256 alone. @returns the key, which cannot be shown again. */
export async function createApiKey(
  businessId: string,
  { name, scopes, expiresAt, createdBy }: { name: string; scopes: ApiKeyScope[]; expiresAt?: Date; createdBy?: string },
): Promise<{ id: string; key: string }> {
  const key = newApiKey();
  const id = newId('key');
  await prisma().apiKey.create({
    data: {
      id,
      businessId,
      name,
      prefix: key.slice(0, SHOWN_LENGTH),
      hash: Uint8Array.from(hashOf(key)),
      scopes,
      expiresAt: expiresAt ?? null,
      createdBy: createdBy ?? null,
    },
  });
  return { id, key };
}

export interface VerifiedApiKey {
  id: string;
  scopes: string[];
  business: BusinessContext['business'];
}

/** The key's grant; null when it is malformed, unknown, expired or revoked. */
export async function verifyApiKey(key: string): Promise<VerifiedApiKey | null> {
  if (!isWellFormedApiKey(key)) return null;
  const row = await lookUp().run(hashOf(key));
  if (!row) return null;
  if (row.stale) await inUse().run(row.id);
  return {
    id: row.id,
    scopes: row.scopes,
    business: { id: row.business_id, slug: row.slug, name: row.business_name, timeZone: row.time_zone },
  };
}

/** Keys are looked up for every request, so that a revoked one is refused at once; those that come together by one statement. */
const lookUp = (): Batcher<Buffer, ApiKeyRow | undefined> =>
  remember(
    'api-keys',
    () =>
      new Batcher(async (hashes: readonly Buffer[]) => {
        const rows = await run(pool(), apiKeysByHash, [hashes]);
        const byHash = new Map(rows.map((row) => [row.hash.toString('base64'), row]));
        return hashes.map((hash) => byHash.get(hash.toString('base64')));
      }),
  );

/** Once a minute a key; those of a crowd share a commit. */
const inUse = (): Batcher<string, string> =>
  remember(
    'api-keys-in-use',
    () =>
      new Batcher(async (ids: readonly string[]) => {
        await run(pool(), touchApiKeys, [ids]);
        return ids;
      }),
  );

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

const checksum = (secret: string): string =>
  base62(createHash('sha256').update(secret).digest().subarray(0, 4), CHECKSUM_LENGTH);

function base62(bytes: Buffer, length: number): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let i = 0; i < length; i++, rest /= 62n) text = BASE62[Number(rest % 62n)] + text;
  return text;
}
