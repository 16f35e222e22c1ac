import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Platform } from '@/lib/contracts/platform-names';
import { filesStore } from '@/lib/data/files/instance';
import { inspectFile } from '@/lib/domain/media/inspect-file';
import type { PublishInput, PublishProgress } from '@/lib/platforms/platform';
import { OPEN_RATE } from '@/lib/platforms/rate';
import { platformAdapter } from '@/lib/platforms/registry';
import { readUpload } from '@/lib/server/http/read-upload';
import type { Identity } from './large-video-networks';

export interface PassOrder {
  pass: 'upload' | Platform;
  fakes: string;
  identity: Identity | null;
  file: { key: string; kind: 'video' | 'document'; bytes: number };
}

const order = JSON.parse(process.argv[2] ?? '') as PassOrder;

/** One upload as the route takes it: the form parsed, spooled, looked at and stored. All but the row in the database. */
async function takeUpload(body: WebStream, contentType: string): Promise<number> {
  const request = new Request('http://app/api/v2/media', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: body as ReadableStream<Uint8Array>,
    duplex: 'half',
  } as RequestInit);
  const form = await readUpload(request);
  try {
    if (!form.file) throw new Error('no file');
    const { content } = await inspectFile(form.file.content, 'file');
    return await filesStore().put('media/stored', content);
  } finally {
    await form.dispose();
  }
}

/** Takes uploads, and gives the file to networks that fetch it, as the product's routes do. */
const server = createServer(async (incoming, outgoing) => {
  if (incoming.method === 'POST') {
    const stored = await takeUpload(Readable.toWeb(incoming) as WebStream, incoming.headers['content-type'] ?? '');
    return void outgoing.end(String(stored));
  }
  const { body, bytes } = await filesStore().stream(order.file.key);
  outgoing.writeHead(200, { 'content-type': 'video/mp4', 'content-length': bytes });
  Readable.fromWeb(body as WebStream).pipe(outgoing);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const published = async (platform: Platform, { id, token, scopes }: Identity): Promise<void> => {
  const { key, kind, bytes } = order.file;
  const state: { progress: PublishProgress | null } = { progress: null };
  const input = (): PublishInput => ({
    access: {
      ...{ accountId: 'acc_1', platformUserId: id, accessToken: token, scopes, rate: OPEN_RATE },
      kind: platform === 'facebook' ? 'page' : 'person',
      metadata: { author: `urn:li:person:${id}`, mode: 'share', app: 'share', username: 'fjord' },
    },
    ...{ role: 'post', inReplyTo: null, text: 'A long film', optionMedia: new Map(), progress: state.progress },
    options: {},
    media: [
      {
        ...{ id: 'media_1', kind, fileName: 'film', bytes, altText: null, width: 320, height: 180 },
        ...{ mimeType: kind === 'video' ? 'video/mp4' : 'application/pdf', durationMs: 10_000 },
        publicUrl: `${origin}/film.mp4`,
        read: () => filesStore().read(key),
        readRange: (start, end) => filesStore().read(key, { start, end }),
      },
    ],
    saveProgress: async (progress) => {
      state.progress = progress;
    },
    beforeSend: async () => undefined,
    signal: AbortSignal.timeout(120_000),
    now: new Date(),
  });
  for (let round = 0; round < 60; round++) {
    const outcome = await platformAdapter(platform).publish(input());
    if (outcome.kind === 'OK') return;
    if (outcome.kind !== 'NOT_READY') throw new Error(`${platform}: ${JSON.stringify(outcome)}`);
    state.progress = outcome.progress;
    const advanceMs = Math.max(outcome.retryAfterMs, 1_000);
    await fetch(`${order.fakes}/__fake/clock`, { method: 'POST', body: JSON.stringify({ advanceMs }) });
  }
  throw new Error(`${platform} is never ready`);
};

const before = process.memoryUsage.rss();
process.send?.({ kind: 'ready', origin });
if (order.pass === 'upload' || !order.identity) {
  await new Promise<void>((resolve) => process.once('message', () => resolve()));
} else {
  await published(order.pass, order.identity);
}
// The kernel's own high-water mark, in KiB: no sample misses it.
process.send?.({ kind: 'done', before, peak: process.resourceUsage().maxRSS * 1024 });
process.disconnect();
server.close();
server.closeAllConnections();
