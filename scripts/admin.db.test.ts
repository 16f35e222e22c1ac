import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLATFORMS } from '@/lib/contracts/platform-names';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { env } from '@/lib/foundation/env';
import { verifyApiKey } from '@/lib/server/auth/api-keys';
import { verifyPassword } from '@/lib/server/auth/password';
import { createAccount, createBusiness, createPublication, createUser } from '@/prisma/factories';
import { sandboxEnvironment } from './launch/demo-environment';
import { freePort } from './launch/ports';

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

async function run(file: string, args: string[] = [], more: Record<string, string> = {}): Promise<Ended> {
  const command = ['--conditions=react-server', '--import', 'tsx', file, ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { env: { ...process.env, ...more } })) };
  } catch (error) {
    const { code, stdout, stderr } = error as Ended;
    return { code, stdout, stderr };
  }
}
const admin = (...args: string[]): Promise<Ended> => run('scripts/admin.ts', args);
const lastLine = ({ stdout }: Ended): string => stdout.trim().split('\n').at(-1) ?? '';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-demo-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await pool().stop();
});

describe('npm run admin', () => {
  it('makes a key and prints it alone on its last line', async () => {
    const business = await createBusiness();
    const all = await admin('create-key', '--business', business.slug);
    expect(await verifyApiKey(lastLine(all))).toMatchObject({
      business,
      scopes: ['read', 'publish', 'approve', 'manage_accounts'],
    });
    const reader = await admin('create-key', '--business', business.id, '--scopes', 'read', '--name', 'Reader');
    expect(await verifyApiKey(lastLine(reader))).toMatchObject({ scopes: ['read'] });
  });

  it('makes an admin, with a password of its own unless one is given', async () => {
    const ended = await admin('create-admin', '--email', 'Root@Example.com');
    const user = await prisma().user.findUniqueOrThrow({
      where: { email: 'root@example.com' },
      include: { credentials: true },
    });
    expect(user.isAdmin).toBe(true);
    const hash = user.credentials[0]?.password ?? '';
    expect(await verifyPassword({ hash, password: lastLine(ended) })).toBe(true);
    expect((await admin('create-admin', '--email', 'root@example.com')).stderr).toContain('exists already');
  });

  it('counts the days of a business anew, and tells how far it is', async () => {
    const business = await createBusiness();
    await createPublication(business, await createAccount(business, 'x'));
    const ended = await admin('rebuild-rollups', '--business', business.slug);
    expect(lastLine(ended)).toBe('Counted 1 posts of 1 business anew.');
    expect(ended.stderr).toContain(`1/1 ${business.slug}: 1 posts`);
    expect(await prisma().dailyRollup.findMany({ where: { businessId: business.id } })).toMatchObject([{ posts: 1 }]);
    const all = await admin('rebuild-rollups');
    expect(lastLine(all)).toContain('1 posts');
    expect((await admin('rebuild-rollups', '--business', 'nobody')).stderr).toContain('There is no business "nobody"');
  });

  it('makes an existing person an admin', async () => {
    const { id, email } = await createUser();
    expect((await admin('make-admin', '--email', email)).code).toBe(0);
    expect((await prisma().user.findUniqueOrThrow({ where: { id } })).isAdmin).toBe(true);
  });

  it.each([
    ['no command', [], 'Which command?'],
    ['an unknown command', ['drop-everything'], '"drop-everything" is no command.'],
    ['an unknown option', ['create-key', '--colour', 'red'], "Unknown option '--colour'"],
    ['no business', ['create-key'], '--business is missing.'],
    ['an unknown business', ['create-key', '--business', 'none'], 'There is no business "none".'],
    ['nobody', ['make-admin', '--email', 'nobody@example.com'], 'Nobody has the e-mail'],
    ['a short password', ['create-admin', '--email', 'a@example.com', '--password', 'short'], 'at least 10 characters'],
  ])('says how it is used when it is given %s', async (_, args, message) => {
    const { code, stdout, stderr } = await admin(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: npm run admin');
  });
});

describe('the demo seed', () => {
  const accounts = async (businessId: string) =>
    (await prisma().socialAccount.findMany({ where: { businessId }, orderBy: { platform: 'asc' } })).map(
      ({ platform, status }) => [platform, status],
    );

  it('makes the demo’s person and business once, and sets the password again when it changed', async () => {
    const seed = () => run('prisma/seed.ts', [], { LINKEDIN_API_URL: 'https://api.linkedin.com' });
    expect(await seed()).toMatchObject({ code: 0, stderr: '' });
    const business = await prisma().business.findUniqueOrThrow({ where: { slug: 'demo' } });
    await prisma().authCredential.updateMany({
      where: { user: { email: env().DEMO_EMAIL } },
      data: { password: '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA' },
    });
    expect((await seed()).code).toBe(0);
    expect(await prisma().business.findMany({ where: { slug: 'demo' } })).toEqual([business]);
    const memberships = await prisma().membership.findMany({
      where: { businessId: business.id },
      include: { user: { include: { credentials: true } } },
    });
    expect(memberships).toMatchObject([{ role: 'owner', user: { email: env().DEMO_EMAIL, isAdmin: true } }]);
    const hash = memberships[0]?.user.credentials[0]?.password ?? '';
    expect(await verifyPassword({ hash, password: env().DEMO_PASSWORD })).toBe(true);
    expect(await accounts(business.id), 'where the networks are real').toEqual([]);
  });

  it('connects the accounts of the fakes once, where those are the networks', async () => {
    const port = await freePort();
    const fakes = {
      ...sandboxEnvironment(`http://localhost:${port}`),
      SANDBOX_PORT: String(port),
      FILES_DIR: folder,
    };
    const { id } = await prisma().business.findUniqueOrThrow({ where: { slug: 'demo' } });
    const publications = () => prisma().publishedPost.count({ where: { businessId: id } });
    expect(await run('prisma/seed.ts', [], fakes)).toMatchObject({ code: 0, stderr: '' });
    const posts = await publications();
    expect(posts).toBeGreaterThan(500);
    expect((await run('prisma/seed.ts', [], fakes)).code).toBe(0);
    expect(await publications()).toBe(posts);
    expect(await accounts(id)).toEqual(PLATFORMS.map((platform) => [platform, 'connected']));
  }, 60_000);
});
