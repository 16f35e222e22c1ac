import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DELETE } from '@/app/api/v2/media/[id]/route';
import { POST as IMPORT } from '@/app/api/v2/media/from-url/route';
import { GET } from '@/app/api/v2/media/route';
import type { MediaPage } from '@/lib/contracts/media';
import { prisma } from '@/lib/data/db/client';
import type { ScheduledPostStatus } from '@/lib/data/db/generated/client';
import { pool } from '@/lib/data/db/pool';
import { filesStore } from '@/lib/data/files/instance';
import type { GuardedAnswer } from '@/lib/data/guarded-fetch';
import { createAccount, createBusiness, createContext, createKey, createScheduledPost } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { importMedia } from './import-media';
import { storeBytes } from './store-bytes-fixture';

let folder: string;
let ctx: BusinessContext;
let bearer: string;
let picture: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'agm-library-'));
  process.env.FILES_DIR = folder;
  ctx = await createContext();
  bearer = `Bearer ${(await createKey(ctx.business)).key}`;
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a63' } })
    .png()
    .toBuffer();
});
afterAll(async () => {
  await pool().stop();
  await rm(folder, { recursive: true, force: true });
});

const ask = (search = '', authorization = bearer) =>
  GET(new Request(`http://localhost:3000/api/v2/media${search}`, { headers: { authorization } }), {
    params: Promise.resolve({}),
  });
const remove = (id: string, authorization = bearer) =>
  DELETE(new Request(`http://localhost:3000/api/v2/media/${id}`, { method: 'DELETE', headers: { authorization } }), {
    params: Promise.resolve({ id }),
  });
const store = async () => (await storeBytes(ctx, picture)).id;

describe('GET /api/v2/media', () => {
  it('pages through all, newest first, also those of one moment', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at++) ids.push(await store());
    const seen: string[] = [];
    let search = '?limit=2';
    for (;;) {
      const page: MediaPage = await (await ask(search)).json();
      seen.push(...page.data.map(({ id }) => id));
      if (!page.nextCursor) break;
      search = `?limit=2&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual([...ids].sort().reverse());
  });

  it('narrows to a kind, and shows nothing of another business', async () => {
    expect((await (await ask('?kind=video')).json()).data).toEqual([]);
    const stranger = `Bearer ${(await createKey(await createBusiness())).key}`;
    expect((await (await ask('', stranger)).json()).data).toEqual([]);
  });

  it.each([
    ['?kind=song', 'kind'],
    ['?limit=0', 'limit'],
    ['?cursor=x', 'cursor'],
  ])('refuses %s', async (search, field) => {
    const answer = await ask(search);
    expect([answer.status, (await answer.json()).errors[0].path]).toEqual([422, field]);
  });
});

describe('DELETE /api/v2/media/{id}', () => {
  const named = [
    ['in its media', (id: string) => ({ mediaIds: [id] })],
    ['as a cover', (id: string) => ({ options: { instagram: { coverMediaId: id } } })],
    ['in a thread', (id: string) => ({ options: { x: { thread: [{ content: 'a', mediaIds: [id] }] } } })],
  ] as const;

  it('removes the row and the file, and says who did it', async () => {
    const id = await store();
    const { storageKey } = await prisma().media.findUniqueOrThrow({ where: { id } });
    expect((await remove(id)).status).toBe(200);
    await expect(filesStore().read(storageKey)).rejects.toMatchObject({ code: 'not_found' });
    expect(await prisma().auditEvent.count({ where: { subjectId: id, action: 'media.deleted' } })).toBe(1);
    expect((await remove(id)).status).toBe(404);
  });

  it.each(named)('is refused while a post that waits has it %s', async (_, given) => {
    const id = await store();
    const account = await createAccount(ctx.business, 'x');
    const post = await createScheduledPost(ctx.business, account, given(id));
    const answer = await remove(id);
    expect([answer.status, (await answer.json()).detail]).toEqual([409, expect.stringContaining(post.id)]);
    await prisma().scheduledPost.update({ where: { id: post.id }, data: { status: 'cancelled' } });
    expect((await remove(id)).status).toBe(200);
  });

  it.each<[ScheduledPostStatus, number]>([
    ['waiting', 409],
    ['held', 409],
    ['needs_attention', 409],
    ['unknown', 409],
    ['published', 200],
    ['failed', 200],
  ])('with a post that is %s answers %i', async (status, expected) => {
    const id = await store();
    await createScheduledPost(ctx.business, await createAccount(ctx.business, 'x'), { mediaIds: [id], status });
    expect((await remove(id)).status).toBe(expected);
  });

  it('is not for a reader, and finds nothing of another business', async () => {
    const id = await store();
    expect((await remove(id, `Bearer ${(await createKey(ctx.business, ['read'])).key}`)).status).toBe(403);
    expect((await remove(id, `Bearer ${(await createKey(await createBusiness())).key}`)).status).toBe(404);
    expect(await prisma().media.count({ where: { id } })).toBe(1);
  });
});

describe('POST /api/v2/media/from-url', () => {
  const answering =
    (status: number, body: Uint8Array, url = 'https://example.com/a/Caf%C3%A9.png?x=1') =>
    async (): Promise<GuardedAnswer> => ({
      url: new URL(url),
      status,
      headers: new Headers(),
      body: (async function* () {
        yield body;
      })(),
      discard: () => undefined,
    });

  it('keeps what is there under its name', async () => {
    const { data } = await importMedia(ctx, { url: 'https://example.com/', altText: 'A cup' }, answering(200, picture));
    expect(data).toMatchObject({ fileName: 'Café.png', mimeType: 'image/png', altText: 'A cup' });
  });

  it.each<[string, number, Uint8Array, string]>([
    ['is not there', 404, new Uint8Array(), 'not_ok'],
    ['is a page', 200, Buffer.from('<html><title>A page</title></html>'), 'unsupported_file'],
    ['is empty', 200, new Uint8Array(), 'empty'],
  ])('refuses what %s, on url', async (_, status, body, code) => {
    const attempt = importMedia(ctx, { url: 'https://example.com/' }, answering(status, body));
    await expect(attempt).rejects.toMatchObject({ errors: [expect.objectContaining({ path: 'url', code })] });
    expect(await readdir(path.join(folder, '.incoming'))).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1/a.png', 'not_public'],
    ['http://169.254.169.254/latest/meta-data/', 'not_public'],
    ['file:///etc/passwd', 'invalid_format'],
    ['https://example.com:8080/', 'invalid_port'],
  ])('goes through the guard: %s', async (url, code) => {
    const headers = { authorization: bearer, 'content-type': 'application/json' };
    const request = new Request('http://localhost:3000/api/v2/media/from-url', {
      method: 'POST',
      headers,
      body: JSON.stringify({ url }),
    });
    const answer = await IMPORT(request, { params: Promise.resolve({}) });
    expect([answer.status, (await answer.json()).errors]).toEqual([
      422,
      [expect.objectContaining({ path: 'url', code })],
    ]);
  });
});
