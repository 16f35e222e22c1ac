import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, isPortFree, refuseTakenPort } from './ports';

const servers: Server[] = [];

async function occupy(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    await once(server, 'close');
  }
});

describe('ports', () => {
  it('a free one is free and accepted', async () => {
    const port = await freePort();
    expect(await isPortFree(port)).toBe(true);
    await expect(refuseTakenPort(port, 'PORT')).resolves.toBeUndefined();
  });

  it.each(['127.0.0.1', '0.0.0.0'])('one taken on %s is refused with the way out', async (host) => {
    const port = await occupy(host);
    await expect(refuseTakenPort(port, 'PORT')).rejects.toThrow(
      `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
  });

  it('the preferred one is used when it is free', async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
  });

  it('another is used when the preferred one is taken', async () => {
    const port = await occupy('127.0.0.1');
    expect(await freePort(port)).not.toBe(port);
  });
});
