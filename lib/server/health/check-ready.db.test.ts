import pg from 'pg';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { TcpProxy } from '@/e2e/setup/tcp-proxy';
import { readinessSchema } from '@/lib/contracts/health';
import { env } from '@/lib/foundation/env';
import { checkLive } from './check-live';
import { checkReady } from './check-ready';
import { timed, Unwell } from './timed';

const databaseUrl = env().DATABASE_URL;
const { hostname, port } = new URL(databaseUrl);
const proxy = await TcpProxy.to({ host: hostname, port: Number(port || 5432) });
/** The checks read the environment at each look. */
env().DATABASE_URL = proxy.through(databaseUrl);

const direct = new pg.Client({ connectionString: databaseUrl });
await direct.connect();

afterAll(async () => {
  await direct.end();
  await proxy.close();
});

/** The next look, past the second for which one look is shared. */
async function lookAgain() {
  vi.spyOn(performance, 'now').mockReturnValueOnce(Number.MAX_SAFE_INTEGER);
  return readinessSchema.parse(await checkReady());
}
afterEach(() => vi.restoreAllMocks());

describe('readiness', () => {
  test('is green when every part is well', async () => {
    const { status, parts } = await lookAgain();
    expect(parts).toMatchObject({
      database: { status: 'ok' },
      migrations: { status: 'ok' },
      key_value_store: { status: 'ok' },
    });
    expect(status).toBe('ready');
  });
});
