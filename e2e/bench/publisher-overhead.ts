import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import type { PublishInput } from '@/lib/platforms/platform';
import { OPEN_RATE } from '@/lib/platforms/rate';
import { platformAdapter } from '@/lib/platforms/registry';
import { sandboxEnvironment } from '../../scripts/launch/demo-environment';

const ROUNDS = 9;
const POSTS_A_ROUND = 200;
const GOAL_MS = 2;

/** Answers every request as each network would answer the one that publishes a text, at once. */
const ANSWERS: readonly [path: RegExp, headers: Record<string, string>, body: unknown][] = [
  [/\/rest\/posts$/, { 'x-restli-id': 'urn:li:share:1' }, ''],
  [/\/2\/tweets$/, {}, { data: { id: '1', text: '' } }],
  [/\/media$/, {}, { id: '10' }],
  [/content_publishing_limit/, {}, { data: [{ quota_usage: 0, config: { quota_total: 50, quota_duration: 86_400 } }] }],
  [/status_code/, {}, { status_code: 'FINISHED', status: 'Finished' }],
  [/./, {}, { id: '1_2', permalink: 'https://example.com/p/1', permalink_url: 'https://example.com/p/1' }],
];

const requests: { method: string; path: string; body: string }[] = [];
const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = 'GET', url: path = '/' } = incoming;
  if (recording) requests.push({ method, path, body: Buffer.concat(chunks).toString() });
  const [, headers, body] = ANSWERS.find(([pattern]) => pattern.test(path)) ?? [null, {}, {}];
  outgoing
    .writeHead(200, { 'content-type': 'application/json', ...headers })
    .end(body === '' ? '' : JSON.stringify(body));
});
let recording = false;
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
Object.assign(process.env, sandboxEnvironment(origin), {
  LOG_LEVEL: 'silent',
  AUTH_SECRET: 'bench-secret-of-at-least-32-characters',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
});

const media: PublishInput['media'] = [
  {
    ...{ id: 'media_1', kind: 'image', mimeType: 'image/jpeg', fileName: 'a.jpg', bytes: 5, altText: null },
    ...{ width: 1080, height: 1080, durationMs: null, publicUrl: 'https://app.example/a.jpg' },
    read: async () => new Uint8Array(5),
    readRange: async () => new Uint8Array(5),
  },
];

const inputOf = (platform: Platform): PublishInput => ({
  access: {
    ...{ accountId: 'acc_1', platformUserId: '1001', accessToken: 'token', kind: 'professional', scopes: [] },
    metadata: { username: 'fjord', author: 'urn:li:person:1', mode: 'share' },
    rate: OPEN_RATE,
  },
  ...{ role: 'post', inReplyTo: null, text: 'Our autumn roast is back #coffee', options: {}, progress: null },
  media: platform === 'instagram' ? media : [],
  optionMedia: new Map(),
  saveProgress: async () => undefined,
  beforeSend: async () => undefined,
  signal: AbortSignal.timeout(60_000),
  now: new Date(),
});

async function publish(platform: Platform): Promise<void> {
  const outcome = await platformAdapter(platform).publish(inputOf(platform));
  if (outcome.kind !== 'OK') throw new Error(`${platform}: ${JSON.stringify(outcome)}`);
}

/** The same requests, written by the HTTP client alone. */
async function bare(sent: typeof requests): Promise<void> {
  for (const { method, path, body } of sent) {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer token' };
    const answer = await request(`${origin}${path}`, {
      method: method as 'GET' | 'POST',
      headers,
      body: body === '' ? null : body,
    });
    await answer.body.text();
  }
}

async function msEach(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  for (let post = 0; post < POSTS_A_ROUND; post++) await work();
  return (performance.now() - startedAt) / POSTS_A_ROUND;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

let isMet = true;
console.log('network     requests  publisher ms  bare requests ms  own time ms');
for (const platform of PLATFORMS) {
  requests.length = 0;
  recording = true;
  await publish(platform);
  recording = false;
  const sent = [...requests];
  await msEach(() => publish(platform));
  await msEach(() => bare(sent));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await msEach(() => publish(platform)));
    theirs.push(await msEach(() => bare(sent)));
  }
  const [publisher, requestsAlone] = [median(ours), median(theirs)];
  const own = publisher - requestsAlone;
  // Instagram takes no text alone: its line is there to be seen.
  if (platform !== 'instagram') isMet &&= own < GOAL_MS;
  const cells = [publisher, requestsAlone, own].map((value) => value.toFixed(2).padStart(12)).join('  ');
  console.log(`${platform.padEnd(12)}${String(sent.length).padStart(8)}${cells}`);
}
server.close();
server.closeAllConnections();
process.exit(isMet ? 0 : 1);
