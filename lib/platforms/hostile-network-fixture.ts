import { createServer, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { pointPlatformsAt } from './scripted-network-fixture';

/** For tests: a network that answers everything well but the one request that is told to be answered otherwise. */
export interface HostileNetwork {
  url: string;
  /** How many requests came to where redirects lead. */
  strayed(): number;
  /** Bytes of the hostile answer that went out before its reader closed the connection. */
  bytesSent(): number;
  /** From now on the requests that `isTarget` names are answered by `answer`. */
  answerWith(answer: HostileAnswer, isTarget: (line: string) => boolean): void;
  stop(): Promise<void>;
}

/** `send` streams parts for as long as their reader takes them. */
export type HostileAnswer = (
  response: ServerResponse,
  send: (parts: AsyncIterable<Buffer>) => Promise<void>,
) => unknown;

const HOUSEKEEPING: [RegExp, unknown][] = [
  [/^POST .*\/media$/, { id: 'container_1' }],
  [/content_publishing_limit/, { data: [{ quota_usage: 0, config: { quota_total: 50, quota_duration: 86_400 } }] }],
  [/^GET .*status_code/, { status_code: 'FINISHED', status: 'Finished' }],
];

export async function startHostileNetwork(): Promise<HostileNetwork> {
  const state = { answer: html as HostileAnswer, isTarget: (_line: string): boolean => false, strayed: 0, bytes: 0 };
  const server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`;
    request.resume();
    request.on('end', () => void reply(line, response));
  });
  const reply = async (line: string, response: ServerResponse): Promise<void> => {
    if (line.includes('/stray')) state.strayed += 1;
    if (state.isTarget(line)) {
      await state.answer(response, (parts) => send(parts, response));
      return;
    }
    const body = HOUSEKEEPING.find(([pattern]) => pattern.test(line))?.[1] ?? {};
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const send = async (parts: AsyncIterable<Buffer>, response: ServerResponse): Promise<void> => {
    const counted = async function* () {
      for await (const part of parts) {
        state.bytes += part.length;
        yield part;
      }
    };
    // The reader closes the connection when it has had enough: that is what is tested.
    await pipeline(Readable.from(counted()), response).catch(() => response.destroy());
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The hostile network has no port.');
  const url = `http://127.0.0.1:${address.port}`;
  pointPlatformsAt(url);
  return {
    url,
    strayed: () => state.strayed,
    bytesSent: () => state.bytes,
    answerWith: (answer, isTarget) => void Object.assign(state, { answer, isTarget, strayed: 0, bytes: 0 }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const whole =
  (status: number, body: string, headers: Record<string, string> = {}): HostileAnswer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

const html = whole(200, '<!doctype html><title>Sign in to the hotel’s network</title>', {
  'content-type': 'text/html',
});

const BLANKS = Buffer.alloc(64 * 1024, ' ');
const BOMB = gzipSync(Buffer.alloc(100 * 1024 * 1024));

const parts =
  (count: number, pauseMs: number, part: Buffer): HostileAnswer =>
  async (response, send) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    await send(
      (async function* () {
        for (let sent = 0; sent < count; sent++) {
          yield part;
          if (pauseMs > 0) await sleep(pauseMs);
        }
      })(),
    );
  };

/** Answers that no network documents, and that a network, or something before it, gives all the same. */
export const HOSTILE_ANSWERS: Record<string, HostileAnswer> = {
  'HTML instead of JSON': html,
  'HTML with status 502': whole(502, '<html><h1>Bad gateway</h1></html>', { 'content-type': 'text/html' }),
  'a body of 10 MB': parts(160, 0, BLANKS),
  'truncated JSON': whole(200, '{"data":{"id":"12'),
  'an empty body': whole(200, ''),
  'JSON of another shape': whole(200, '{"data":null,"id":{"value":1}}'),
  'JSON that is no object': whole(200, '[null]'),
  'a redirect to another place': whole(302, '', { location: '/stray' }),
  'a redirect that would send the post again': whole(307, '', { location: '/stray' }),
  'a redirect to a private address': whole(308, '', { location: 'http://169.254.169.254/latest/meta-data' }),
  'a slow drip': parts(1_000, 50, Buffer.from(' ')),
  'a body cut short': async (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"data":{"id":"1"}');
    await sleep(20);
    response.destroy();
  },
  'a body that unpacks to 100 MB': (response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(BOMB),
  'headers without end': whole(200, '{}', { 'x-filler': 'x'.repeat(64 * 1024) }),
  'no answer at all': () => undefined,
};
