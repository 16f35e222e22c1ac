import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from './ports';
import { refuseSilentRedis } from './redis-url';
import { Refusal } from './refusal';

describe('a REDIS_URL', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  it('where something listens is taken', async () => {
    const port = await freePort();
    server = createServer();
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    await expect(refuseSilentRedis(`redis://:secret@127.0.0.1:${port}/2`)).resolves.toBeUndefined();
  });

  it('where nothing listens is refused by its address, without its password', async () => {
    const port = await freePort();
    const refused = await refuseSilentRedis(`redis://user:secret@127.0.0.1:${port}`).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(String(refused)).toContain(`nothing answers at 127.0.0.1:${port} (ECONNREFUSED)`);
    expect(String(refused)).not.toContain('secret');
  });
});
