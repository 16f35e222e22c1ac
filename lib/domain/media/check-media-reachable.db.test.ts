import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/media/[mediaId]/route';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { MINUTE, plus } from '@/lib/foundation/time';
import { createAccount, createContext, createScheduledPost } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { getScheduledPost } from '../posts/get-scheduled-post';
import { updateScheduledPost } from '../posts/update-scheduled-post';
import { checkMediaReachable } from './check-media-reachable';
import { storeBytes } from './store-bytes-fixture';

let folder: string;
let server: Server;
let handle: RequestListener;
let ctx: BusinessContext;
let mediaId: string;
/** Stands for what is before the product on the way from outside. */
const serve: RequestListener = async (request, response) => {
  const url = new URL(request.url ?? '', process.env.APP_URL);
  const headers = { range: String(request.headers.range) };
  const answer = await GET(new Request(url, { headers }), {
    params: Promise.resolve({ mediaId: url.pathname.split('/').at(-1) ?? '' }),
  });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'agm-reach-'));
  server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.FILES_DIR = folder;
  process.env.APP_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Facebook is a fake on this machine in these tests, Instagram the network itself.
  process.env.META_GRAPH_URL = 'http://localhost:3010';
  process.env.INSTAGRAM_GRAPH_URL = 'https://graph.instagram.com';
  ctx = await createContext();
  const square = sharp({ create: { width: 400, height: 400, channels: 3, background: '#a63' } });
  mediaId = (await storeBytes(ctx, await square.jpeg().toBuffer(), { fileName: 'square.jpg' })).id;
});
beforeEach(async () => {
  handle = serve;
  await prisma().scheduledPost.deleteMany({});
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await pool().stop();
  await rm(folder, { recursive: true, force: true });
});

const scheduled = async (
  platform: 'facebook' | 'instagram' | 'x' = 'facebook',
  inMs = 5 * MINUTE,
  mediaIds = [mediaId],
) => {
  const account = await createAccount(ctx.business, platform);
  return (await createScheduledPost(ctx.business, account, { scheduledAt: plus(new Date(), inMs), mediaIds })).id;
};
const check = () => checkMediaReachable(new AbortController().signal);
const problemOf = async (id: string) => (await getScheduledPost(ctx, id)).error;

describe('the files of a post that is due soon', () => {
  it('are fetched as the network will, and nothing is said when they come', async () => {
    const id = await scheduled();
    expect(await check()).toBe(1);
    expect(await problemOf(id)).toBeNull();
    expect(await check()).toBe(0);
  });

  it.each<[string, RequestListener, string]>([
    ['are refused', (_, response) => response.writeHead(403).end(), 'status 403'],
    [
      'are hidden behind a sign-in page',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'a page answers',
    ],
    ['lead elsewhere', (_, response) => response.writeHead(302, { location: 'ftp://a/' }).end(), 'https://'],
    ['never come', (request) => request.socket.destroy(), 'cannot be reached'],
  ])('that %s are a warning on its receipt', async (_, listener, words) => {
    handle = listener;
    const id = await scheduled();
    await check();
    const error = await problemOf(id);
    expect(error?.code).toBe('media_unreachable');
    expect(error?.detail).toMatch(/^square\.jpg cannot be fetched.*APP_URL/);
    expect(error?.detail).toContain(words);
  });

  it('on a private address are a warning for the network itself', async () => {
    const id = await scheduled('instagram');
    await check();
    expect((await problemOf(id))?.detail).toContain('private network');
  });

  it('that are gone are a warning', async () => {
    const id = await scheduled('facebook', 0, ['media_none']);
    await check();
    expect((await problemOf(id))?.detail).toContain('media_none is gone');
  });

  it('are looked at again after a while, and the warning goes', async () => {
    handle = (_, response) => response.writeHead(500).end();
    const id = await scheduled();
    await check();
    handle = serve;
    expect(await check()).toBe(0);
    await prisma().scheduledPost.update({ where: { id }, data: { mediaCheckedAt: plus(new Date(), -3 * MINUTE) } });
    expect(await check()).toBe(1);
    expect(await problemOf(id)).toBeNull();
  });

  it('are looked at again when the post has changed', async () => {
    handle = (_, response) => response.writeHead(500).end();
    const id = await scheduled();
    await check();
    handle = serve;
    await updateScheduledPost(ctx, id, { content: 'Other words' });
    expect(await problemOf(id)).toBeNull();
    expect(await check()).toBe(1);
  });

  it.each([
    ['later', () => scheduled('facebook', 20 * MINUTE)],
    ['without files', () => scheduled('facebook', MINUTE, [])],
    ['for a network that is sent the bytes', () => scheduled('x')],
  ])('%s are not looked at', async (_, make) => {
    await make();
    expect(await check()).toBe(0);
  });
});
