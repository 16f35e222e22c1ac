import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/e2e/setup/test-database';
import { createDatabaseIfMissing, onDatabase, refuseSilentDatabase, withClient } from './database-url';
import { freePort } from './ports';

const url = process.env.DATABASE_URL ?? '';

describe('the address of a database', () => {
  it('is accepted when the server answers', async () => {
    await expect(refuseSilentDatabase(url)).resolves.toBeUndefined();
  });

  it('is refused with host and port, without the password, when nothing listens', async () => {
    const port = await freePort();
    const silent = `postgres://somebody:s3cret@127.0.0.1:${port}/product`;
    await expect(refuseSilentDatabase(silent)).rejects.toThrow(`nothing answers at 127.0.0.1:${port} (ECONNREFUSED)`);
    await expect(refuseSilentDatabase(silent)).rejects.not.toThrow('s3cret');
  });

  it('is refused when the listener hangs up', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(refuseSilentDatabase(`postgres://a:b@127.0.0.1:${port}/c`)).rejects.toThrow(`127.0.0.1:${port}`);
    server.close();
  });

  // A name that the server has not, for one that trusts this machine asks nobody for a password.
  it('is refused when name and password are wrong', async () => {
    const wrong = new URL(url);
    wrong.username = 'agm_nobody';
    wrong.password = 'wrong-password';
    await expect(refuseSilentDatabase(wrong.href)).rejects.toThrow('does not let the user');
  });

  it('is refused when the database is not there', async () => {
    await expect(refuseSilentDatabase(onDatabase(url, 'agm_missing'))).rejects.toThrow('has no database "agm_missing"');
  });
});

describe('making a database', () => {
  it('is done once and left alone the second time', async () => {
    const { adminUrl, name } = await createTestDatabase('empty');
    const other = `${name}_made`;
    await createDatabaseIfMissing(adminUrl, other);
    await withClient(onDatabase(adminUrl, other), (client) => client.query('CREATE TABLE kept (id int)'));
    await createDatabaseIfMissing(adminUrl, other);
    await expect(
      withClient(onDatabase(adminUrl, other), (client) => client.query('SELECT count(*) FROM kept')),
    ).resolves.toMatchObject({ rowCount: 1 });
  });
});

describe('the database of a test file', () => {
  it('is migrated', async () => {
    const { rows } = await withClient(url, (client) =>
      client.query('SELECT count(*)::int AS n FROM _prisma_migrations'),
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });
});
