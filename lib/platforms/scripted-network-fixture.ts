import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AccountAccess, PublishInput, PublishMedia, PublishProgress, ReconcileInput } from './platform';
import { OPEN_RATE } from './rate';

/** For tests: a request as the server saw it. */
export interface SeenRequest {
  /** `POST /x-api/2/tweets?…`, without the origin. */
  line: string;
  headers: IncomingMessage['headers'];
  text: string;
}

/** What is answered next; `cut` closes the connection instead, `hang` never answers. */
export type ScriptedAnswer =
  | { status?: number; json?: unknown; text?: string; headers?: Record<string, string> }
  | 'cut'
  | 'hang';

export interface ScriptedNetwork {
  url: string;
  seen: SeenRequest[];
  /** Answers the next requests in this order and forgets what was seen; one request too many gets a 599. */
  script(...answers: ScriptedAnswer[]): void;
  stop(): Promise<void>;
}

/** A local server that plays a script, with every network's address in the environment pointing at it. */
export async function startScriptedNetwork(): Promise<ScriptedNetwork> {
  const answers: ScriptedAnswer[] = [];
  const seen: SeenRequest[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push({
      line: `${request.method} ${request.url}`,
      headers: request.headers,
      text: Buffer.concat(chunks).toString('latin1'),
    });
    const answer = answers.shift() ?? { status: 599, text: 'not in the script' };
    if (answer === 'hang') return;
    if (answer === 'cut') return void request.socket.destroy();
    const json = answer.json === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(answer.status ?? 200, { ...json, ...answer.headers });
    response.end(answer.json === undefined ? answer.text : JSON.stringify(answer.json));
  };
  const server = createServer((request, response) => {
    // A request that breaks off has no answer.
    respond(request, response).catch(() => request.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The scripted network has no port.');
  const url = `http://127.0.0.1:${address.port}`;
  pointPlatformsAt(url);
  return {
    url,
    seen,
    script(...next) {
      answers.splice(0, answers.length, ...next);
      seen.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** From now on every network is reached at `url`. */
export function pointPlatformsAt(url: string): void {
  for (const [name, path] of Object.entries(PATHS)) process.env[name] = `${url}${path}`;
}

const PATHS = {
  LINKEDIN_AUTH_URL: '/linkedin',
  LINKEDIN_API_URL: '/linkedin-api',
  X_AUTH_URL: '/x',
  X_API_URL: '/x-api',
  FACEBOOK_AUTH_URL: '/facebook',
  META_GRAPH_URL: '/graph',
  INSTAGRAM_AUTH_URL: '/instagram',
  INSTAGRAM_API_URL: '/instagram-api',
  INSTAGRAM_GRAPH_URL: '/instagram-graph',
} as const;

export const TEST_TOKEN = 'token-that-must-never-show';
export const TEST_NOW = new Date('2026-03-10T12:00:00Z');

export const testAccess = (metadata: Record<string, string> = {}): AccountAccess => ({
  accountId: 'acc_1',
  platformUserId: '1001',
  accessToken: TEST_TOKEN,
  kind: 'person',
  scopes: [],
  metadata,
  rate: OPEN_RATE,
});

export const testPicture = (over: Partial<PublishMedia> = {}): PublishMedia => ({
  id: 'media_1',
  kind: 'image',
  mimeType: 'image/jpeg',
  fileName: 'picture.jpg',
  bytes: 5,
  width: 1080,
  height: 1080,
  durationMs: null,
  altText: null,
  publicUrl: 'https://app.example/media/1.jpg',
  read: async () => new TextEncoder().encode('bytes'),
  readRange: async (start, end) => new TextEncoder().encode('bytes').slice(start, end),
  ...over,
});

/** A publish call and its journal: each stored progress and `send`, with the number of requests made before it. */
export function testPublish(network: Pick<ScriptedNetwork, 'seen'>, over: Partial<PublishInput> = {}) {
  const journal: { requests: number; event: 'send' | PublishProgress }[] = [];
  const note = (event: 'send' | PublishProgress) => void journal.push({ requests: network.seen.length, event });
  const input: PublishInput = {
    access: testAccess({ username: 'fjord' }),
    role: 'post',
    inReplyTo: null,
    text: 'Hello',
    media: [],
    options: {},
    optionMedia: new Map(),
    progress: null,
    saveProgress: async (progress) => note(progress),
    beforeSend: async () => note('send'),
    signal: AbortSignal.timeout(10_000),
    now: TEST_NOW,
    ...over,
  };
  return { input, journal };
}

export const testReconcile = (over: Partial<ReconcileInput> = {}): ReconcileInput => ({
  access: testAccess({ username: 'fjord' }),
  role: 'post',
  inReplyTo: null,
  text: 'Hello',
  options: {},
  progress: null,
  since: TEST_NOW,
  taken: new Set(),
  signal: AbortSignal.timeout(10_000),
  now: TEST_NOW,
  ...over,
});
