import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Redis } from 'ioredis';

type Command = [name: string, ...args: (string | number)[]];
type Reply = { result: unknown } | { error: string };

export interface KvRestBridge {
  url: string;
  token: string;
  close(): Promise<void>;
}

/** Upstash's REST protocol over a real Redis: one command, `/pipeline` and `/multi-exec`, replies in base64 on request. */
export async function startKvRestBridge(redisUrl: string): Promise<KvRestBridge> {
  const token = 'bridge-token';
  const redis = new Redis(redisUrl, { protocol: 2 });
  const server = createServer((request, response) => {
    void answer(redis, token, request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      redis.disconnect();
    },
  };
}

async function answer(
  redis: Redis,
  token: string,
  request: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  if (request.headers.authorization !== `Bearer ${token}`) return { status: 401, body: { error: 'Unauthorized' } };
  const encode = request.headers['upstash-encoding'] === 'base64' ? inBase64 : (value: unknown): unknown => value;
  const encoded = (reply: Reply): Reply => ('result' in reply ? { result: encode(reply.result) } : reply);
  try {
    const body: unknown = JSON.parse(await text(request));
    if (request.url === '/multi-exec')
      return { status: 200, body: (await together(redis, body as Command[])).map(encoded) };
    if (request.url === '/pipeline') {
      const replies = await Promise.all((body as Command[]).map((command) => run(redis, command)));
      return { status: 200, body: replies.map(encoded) };
    }
    const reply = await run(redis, body as Command);
    return { status: 'error' in reply ? 400 : 200, body: encoded(reply) };
  } catch (error) {
    return { status: 400, body: { error: String(error) } };
  }
}

async function run(redis: Redis, [name, ...args]: Command): Promise<Reply> {
  return redis.call(name, ...args).then(
    (result) => ({ result }),
    (error: Error) => ({ error: error.message }),
  );
}

async function together(redis: Redis, commands: Command[]): Promise<Reply[]> {
  const multi = redis.multi();
  for (const [name, ...args] of commands) multi.call(name, ...args);
  const replies = (await multi.exec()) ?? [];
  return replies.map(([error, result]) => (error ? { error: error.message } : { result }));
}

function inBase64(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inBase64);
  if (typeof value !== 'string' || value === 'OK') return value;
  return Buffer.from(value).toString('base64');
}
