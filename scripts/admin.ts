import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { keyValueStore } from '@/lib/data/kv/instance';
import { API_KEY_SCOPES, type ApiKeyScope, createApiKey } from '@/lib/server/auth/api-keys';
import { PASSWORD_MIN_LENGTH } from '@/lib/server/auth/password';
import { putUser } from '@/lib/server/auth/put-user';
import { clearCache } from './admin/clear-cache';
import { findBusiness } from './admin/find-business';
import { rebuildRollups } from './admin/rebuild-rollups';
import { UsageError } from './admin/usage-error';

const USAGE = `Usage: npm run admin -- <command>

  create-key --business <slug or id> [--scopes ${API_KEY_SCOPES.join(',')}] [--name <name>]
             [--expires <ISO date>]        makes an API key, printed alone on the last line
  create-admin --email <address> [--name <name>] [--password <password>]
                                           makes an admin; a password is made unless given
  make-admin --email <address>             makes an existing person an admin
  clear-cache --business <slug or id>      lets its pages be read anew
  clear-cache --cache analytics|dashboard|strategy|posts [--keys <pattern>]
                                           the same for all of a kind, or for keys such as 'biz_1:summary:*'
  rebuild-rollups [--business <slug or id>]
                                           counts the days of one or all businesses anew from their posts`;

type Option = 'business' | 'scopes' | 'name' | 'expires' | 'email' | 'password' | 'cache' | 'keys';
type Values = Partial<Record<Option, string>>;

async function createKey({ business, scopes, name, expires }: Values): Promise<string[]> {
  const row = await findBusiness(required('business', business));
  const expiresAt = expires === undefined ? undefined : new Date(expires);
  if (expiresAt && !(expiresAt > new Date())) throw new UsageError(`--expires "${expires}" is not a time to come.`);
  const { key } = await createApiKey(row.id, {
    name: name ?? 'Made on the command line',
    scopes: scopesOf(scopes),
    ...(expiresAt ? { expiresAt } : {}),
  });
  return [`API key of ${row.name}; it is not shown again.`, key];
}

async function createAdmin({ email, name, password }: Values): Promise<string[]> {
  const address = emailOf(email);
  if (password !== undefined && password.length < PASSWORD_MIN_LENGTH) {
    throw new UsageError(`--password needs at least ${PASSWORD_MIN_LENGTH} characters.`);
  }
  if (await prisma().user.findUnique({ where: { email: address } })) {
    throw new UsageError(`${address} exists already. Use: make-admin --email ${address}`);
  }
  const chosen = password ?? randomBytes(15).toString('base64url');
  await putUser({ email: address, name: name ?? address, password: chosen, isAdmin: true });
  return [`${address} is an admin.`, ...(password === undefined ? ['Password:', chosen] : [])];
}

async function makeAdmin({ email }: Values): Promise<string[]> {
  const address = emailOf(email);
  const { count } = await prisma().user.updateMany({ where: { email: address }, data: { isAdmin: true } });
  if (count === 0) throw new UsageError(`Nobody has the e-mail ${address}. Use: create-admin --email ${address}`);
  return [`${address} is an admin.`];
}

function required(name: string, value: string | undefined): string {
  if (value) return value;
  throw new UsageError(`--${name} is missing.`);
}

function emailOf(email: string | undefined): string {
  const address = required('email', email).toLowerCase();
  if (/^\S+@\S+$/.test(address)) return address;
  throw new UsageError(`"${address}" is not an e-mail address.`);
}

function scopesOf(text: string | undefined): ApiKeyScope[] {
  if (text === undefined) return [...API_KEY_SCOPES];
  const names = text.split(',').map((name) => name.trim());
  const scopes = API_KEY_SCOPES.filter((scope) => names.includes(scope));
  if (scopes.length > 0 && scopes.length === new Set(names).size) return scopes;
  throw new UsageError(`--scopes takes ${API_KEY_SCOPES.join(', ')}, comma-separated.`);
}

const COMMANDS = {
  'create-key': createKey,
  'create-admin': createAdmin,
  'make-admin': makeAdmin,
  'clear-cache': clearCache,
  'rebuild-rollups': rebuildRollups,
} as const;

async function main(argv: string[]): Promise<string[]> {
  const option = { type: 'string' } as const;
  const options = {
    ...{ business: option, scopes: option, name: option, expires: option, email: option, password: option },
    ...{ cache: option, keys: option },
  };
  const { values, positionals } = parse(argv, options);
  const [command, ...rest] = positionals;
  const run = Object.entries(COMMANDS).find(([name]) => name === command)?.[1];
  if (!run || rest.length > 0)
    throw new UsageError(command ? `"${positionals.join(' ')}" is no command.` : 'Which command?');
  return run(values);
}

function parse<T extends Record<string, { type: 'string' }>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

try {
  console.log((await main(process.argv.slice(2))).join('\n'));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
} finally {
  await prisma().$disconnect();
  await pool().stop();
  await keyValueStore().close();
}
