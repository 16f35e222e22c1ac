import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { env } from '@/lib/foundation/env';
import { AppError } from '@/lib/foundation/errors';
import { remember } from '@/lib/foundation/remember';

/** Keeps secrets at rest: `v1.<key id>.<iv>.<tag>.<ciphertext>`, each part base64url, AES-256-GCM. */
export interface Vault {
  /** `context` says where the value belongs (`social_accounts.access_token:acc_…`); elsewhere it cannot be opened. */
  seal(plain: string, context: string): string;
  /** @throws AppError `internal_error` for another context, a changed text or a key that is gone. */
  open(sealed: string, context: string): string;
}

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A vault of keys `id:base64`, comma-separated: the first encrypts, all decrypt. */
export function createVault(encryptionKeys: string): Vault {
  const keys = new Map(encryptionKeys.split(',').map(parseKey));
  const [newest] = keys;
  if (!newest) throw new Error('A vault needs at least one key.');
  const [newestId, newestKey] = newest;

  return {
    seal(plain, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', newestKey, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo(newestId, context));
      const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [VERSION, newestId, ...[iv, cipher.getAuthTag(), ciphertext].map(toText)].join('.');
    },
    open(sealed, context) {
      const [version, keyId = '', iv = '', tag = '', ciphertext, ...rest] = sealed.split('.');
      if (version !== VERSION || ciphertext === undefined || rest.length > 0)
        throw cannotOpen('it is not a sealed text');
      const key = keys.get(keyId);
      if (!key) throw cannotOpen(`its key "${keyId}" is not in ENCRYPTION_KEYS`);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, fromText(iv), { authTagLength: TAG_BYTES });
        decipher.setAAD(boundTo(keyId, context));
        decipher.setAuthTag(fromText(tag));
        return decipher.update(fromText(ciphertext), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw cannotOpen('it was changed, moved or sealed with another key', error);
      }
    },
  };
}

/** The vault of ENCRYPTION_KEYS. */
export const vault = (): Vault => remember('vault', () => createVault(env().ENCRYPTION_KEYS));
export const seal = (plain: string, context: string): string => vault().seal(plain, context);
export const open = (sealed: string, context: string): string => vault().open(sealed, context);

function parseKey(entry: string): [id: string, key: Buffer] {
  const separator = entry.indexOf(':');
  const id = entry.slice(0, separator);
  const key = Buffer.from(entry.slice(separator + 1), 'base64');
  if (separator < 1 || key.length !== 32) throw new Error(`The encryption key "${id}" is not "id:base64 of 32 bytes".`);
  return [id, key];
}

const boundTo = (keyId: string, context: string): Buffer => Buffer.from(`${VERSION}.${keyId}.${context}`, 'utf8');
const toText = (bytes: Buffer): string => bytes.toString('base64url');

/** Strict: Buffer's decoder ignores stray characters, and one value would have many spellings. */
function fromText(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (toText(bytes) !== text) throw new Error('not base64url');
  return bytes;
}

const cannotOpen = (why: string, cause?: unknown): AppError =>
  new AppError('internal_error', `A stored secret cannot be opened: ${why}.`, { cause });
