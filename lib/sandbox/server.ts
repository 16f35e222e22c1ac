import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './answer';
import { ConnectionLost, type FakeNetwork } from './network';
import { NETWORKS } from './networks';
import type { SandboxStore } from './store';
import { createWorld, type SandboxLog, type World } from './world';

/** LinkedIn takes a document of 100 MB in one request. */
const MAX_BODY_BYTES = 101 * 1024 * 1024;
/** Whoever reaches the fakes may post, read tokens and move the clock: nobody but this machine. */
const LOOPBACK = '127.0.0.1';

export interface Sandbox {
  world: World;
  start(): Promise<void>;
  /** Closes the door and every open connection; a second call does nothing. */
  stop(): Promise<void>;
  /** `http://localhost:<port>`, without a slash; known once started. */
  readonly url: string;
}

export interface SandboxOptions {
  store: SandboxStore;
  /** 0: any free port. */
  port: number;
  log?: SandboxLog;
  networks?: readonly FakeNetwork[];
}

/** The fake networks behind one real HTTP server. */
export async function createSandbox({ store, port, log, networks = NETWORKS }: SandboxOptions): Promise<Sandbox> {
  const world = await createWorld(log ? { store, log } : { store });
  const server = createServer((incoming, outgoing) => {
    respond(incoming, outgoing, world, networks).catch((error: unknown) => {
      world.log.error({ err: error, url: incoming.url }, 'sandbox request failed');
      incoming.socket.destroy();
    });
  });
  const address = (): AddressInfo => {
    const bound = server.address();
    if (bound === null || typeof bound === 'string') throw new Error('The sandbox is not started.');
    return bound;
  };
  return {
    world,
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, LOOPBACK, () => {
          server.off('error', reject);
          resolve();
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    get url() {
      return `http://localhost:${address().port}`;
    },
  };
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  world: World,
  networks: readonly FakeNetwork[],
): Promise<void> {
  const request = await toRequest(incoming);
  if (!request) {
    outgoing.writeHead(413).end();
    return;
  }
  try {
    await send(await answer(request, world, networks), outgoing);
  } catch (error) {
    if (error instanceof ConnectionLost) {
      incoming.socket.destroy();
      return;
    }
    world.log.error({ err: error, method: incoming.method, url: incoming.url }, 'fake network failed');
    outgoing.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"The fake network itself failed."}');
  }
}

/** Null when the body is larger than any network takes in one request. */
async function toRequest(incoming: IncomingMessage): Promise<Request | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    // Read to the end even when too large: an answer in mid-upload would be lost with the reset connection.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) return null;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = incoming.method ?? 'GET';
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
  const hasBody = method !== 'GET' && method !== 'HEAD' && size > 0;
  return new Request(url, { method, headers, ...(hasBody ? { body: new Uint8Array(Buffer.concat(chunks)) } : {}) });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), 'content-length': bytes.byteLength });
  outgoing.end(bytes);
}
