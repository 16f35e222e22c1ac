import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

export interface RedisServer {
  url: string;
  stop(): Promise<void>;
}

/** The given Redis (REDIS_URL), or one of our own that keeps nothing. */
export async function startRedis(): Promise<RedisServer> {
  const given = process.env.REDIS_URL;
  if (given) return { url: given, stop: async () => undefined };
  const server = await OwnRedis.start();
  return { url: server.url, stop: () => server.stop() };
}

/** A Redis of our own that can be killed, frozen, and started again, empty, at its address. */
export class OwnRedis {
  #child: ChildProcess | undefined;
  #exited: Promise<unknown> = Promise.resolve();

  private constructor(readonly port: number) {}

  static async start(): Promise<OwnRedis> {
    const server = new OwnRedis(await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(...more: string[]): Promise<void> {
    const child = spawn(
      'redis-server',
      ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...more],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#child = child;
    this.#exited = once(child, 'exit');
    await ready(child.stdout, this.#exited);
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(name);
  }

  async stop(name: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    this.#child?.kill(name);
    await this.#exited;
  }
}

async function ready(output: NodeJS.ReadableStream, exited: Promise<unknown>): Promise<void> {
  const listening = new Promise<void>((resolve) => {
    output.on('data', (chunk) => {
      if (String(chunk).includes('Ready to accept connections')) resolve();
    });
  });
  const ended = exited.then(() => {
    throw new Error('redis-server ended before it was ready. Install Redis, or set REDIS_URL.');
  });
  await Promise.race([listening, ended]);
  ended.catch(() => undefined);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
