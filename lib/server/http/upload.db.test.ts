import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/v2/media/route';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { filesStore } from '@/lib/data/files/instance';
import { box, makeVideo } from '@/lib/domain/media/video-fixture';
import { createBusiness, createKey, createMember, createSession } from '@/prisma/factories';

const MEGABYTE = 1024 * 1024;
const LARGE_BYTES = 200 * MEGABYTE;
/** What a 500 MB video may cost is 150 MB; the machinery of the test is in it. */
const MAX_GROWTH_BYTES = 120 * MEGABYTE;

let folder: string;
let business: Awaited<ReturnType<typeof createBusiness>>;
let bearer: Record<string, string>;
let picture: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'agm-upload-'));
  process.env.FILES_DIR = folder;
  business = await createBusiness();
  bearer = { authorization: `Bearer ${(await createKey(business)).key}` };
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a63' } })
    .png()
    .toBuffer();
});
afterAll(async () => {
  await pool().stop();
  await rm(folder, { recursive: true, force: true });
});

/** Instead of the key. */
const OF_A_BROWSER = { authorization: '', 'sec-fetch-site': 'same-origin' };

type Part = [header: string, content: string | Uint8Array];
const filePart = (content: Uint8Array, name = 'a.png'): Part => [`form-data; name="file"; filename="${name}"`, content];
const fieldPart = (name: string, value: string): Part => [`form-data; name="${name}"`, value];

function form(parts: Part[], boundary = 'b0undary'): Buffer {
  const written = parts.flatMap(([header, content]) => [
    `--${boundary}\r\nContent-Disposition: ${header}\r\n\r\n`,
    content,
    '\r\n',
  ]);
  return Buffer.concat([...written, `--${boundary}--\r\n`].map((part) => Buffer.from(part)));
}

const upload = (body: BodyInit, headers: Record<string, string> = {}, search = '', boundary = 'b0undary') =>
  POST(
    new Request(`http://localhost:3000/api/v2/media${search}`, {
      method: 'POST',
      headers: withoutEmpty({ ...bearer, 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers }),
      body,
      duplex: 'half',
    } as RequestInit),
    { params: Promise.resolve({}) },
  );
const withoutEmpty = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
const send = (parts: Part[], headers?: Record<string, string>, boundary?: string) =>
  upload(Uint8Array.from(form(parts, boundary)), headers, '', boundary);
const unfinished = () => readdir(path.join(folder, '.incoming'));

describe('an upload', () => {
  it.each([
    ['before its file', (file: Part) => [fieldPart('altText', 'A cup'), file]],
    ['after its file', (file: Part) => [file, fieldPart('altText', 'A cup')]],
  ])('takes its description %s', async (_, parts) => {
    const answer = await send(parts(filePart(picture, 'Ærø 杯.png')));
    expect(answer.status).toBe(201);
    expect((await answer.json()).data).toMatchObject({
      fileName: 'Ærø 杯.png',
      altText: 'A cup',
      mimeType: 'image/png',
    });
    expect(await unfinished()).toEqual([]);
  });

  it('is what a browser sends', async () => {
    const body = new FormData();
    body.set('file', new File([Uint8Array.from(picture)], 'cup.png'));
    const request = new Request('http://localhost:3000/api/v2/media', { method: 'POST', headers: bearer, body });
    expect((await POST(request, { params: Promise.resolve({}) })).status).toBe(201);
  });

  it.each<[string, () => Promise<Response>, number, string]>([
    ['without a file', () => send([fieldPart('altText', 'A cup')]), 422, 'file'],
    [
      'with the file in another field',
      () => send([['form-data; name="picture"; filename="a.png"', picture]]),
      422,
      'file',
    ],
    ['with an empty file', () => send([filePart(new Uint8Array())]), 422, 'file'],
    ['with no picture', () => send([filePart(Buffer.from('hello'))]), 422, 'file'],
    [
      'with too long a description',
      () => send([filePart(picture), fieldPart('altText', 'x'.repeat(1_501))]),
      422,
      'altText',
    ],
    ['with a NUL', () => send([filePart(picture), fieldPart('altText', 'a\0b')]), 400, ''],
    ['cut off in its file', () => upload(Uint8Array.from(form([filePart(picture)]).subarray(0, 150))), 400, ''],
    ['cut off in its header', () => upload('--b0undary\r\nContent-Dispo'), 400, ''],
    ['without a body', () => upload(''), 400, ''],
    ['without a boundary', () => upload('x', { 'content-type': 'multipart/form-data' }), 400, ''],
    ['of JSON', () => upload('{}', { 'content-type': 'application/json' }), 415, ''],
    ['that says to be too large', () => upload('x', { 'content-length': String(600 * MEGABYTE) }), 422, 'file'],
  ])('%s is refused and leaves nothing behind', async (_, attempt, status, field) => {
    const before = await prisma().media.count();
    const answer = await attempt();
    expect(answer.status).toBe(status);
    const { errors } = await answer.json();
    expect(errors.map((error: { path: string }) => error.path)).toEqual(field ? [field] : []);
    expect([await prisma().media.count(), await unfinished()]).toEqual([before, []]);
  });

  it('whose connection breaks leaves nothing behind', async () => {
    const whole = form([filePart(Buffer.alloc(MEGABYTE, 1))]);
    let sent = 0;
    const broken = new ReadableStream({
      pull(controller) {
        if (sent > 500_000) return controller.error(new Error('connection lost'));
        controller.enqueue(whole.subarray(sent, sent + 100_000));
        sent += 100_000;
      },
    });
    expect((await upload(broken)).status).toBe(400);
    expect(await unfinished()).toEqual([]);
  });

  it('that the one asking may not make is refused before it is read', async () => {
    const pull = vi.fn();
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const reader = { authorization: `Bearer ${(await createKey(business, ['read'])).key}` };
    expect((await upload(body, reader)).status).toBe(403);
    const { cookie } = await createSession((await createMember(await createBusiness())).id);
    expect((await upload(body, { cookie, ...OF_A_BROWSER }, `?businessId=${business.id}`)).status).toBe(404);
    expect(pull).not.toHaveBeenCalled();
  });

  it('names its business in a field, too', async () => {
    const { id } = await createMember(business);
    await prisma().membership.create({
      data: { id: `mem_${id}`, businessId: (await createBusiness()).id, userId: id, role: 'owner' },
    });
    const member = { cookie: (await createSession(id)).cookie, ...OF_A_BROWSER };
    expect((await send([filePart(picture)], member)).status).toBe(422);
    expect((await send([filePart(picture), fieldPart('businessId', business.id)], member)).status).toBe(201);
  });

  it('with its key is stored once, whatever the boundary, and another one is refused', async () => {
    const key = { 'idempotency-key': 'upload-1' };
    const first = await send([filePart(picture)], key);
    const again = await send([filePart(picture)], key, 'an0ther');
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect((await again.json()).data.id).toBe((await first.json()).data.id);
    expect((await send([filePart(picture, 'other.png')], key)).status).toBe(422);
  });
});

it('a video of 200 MB goes through without being held', async () => {
  const video = await makeVideo();
  const chunk = new Uint8Array(64 * 1024);
  const filler = box('free');
  filler.writeUInt32BE(LARGE_BYTES + 8, 0);
  const [head = Buffer.alloc(0), tail = Buffer.alloc(0)] = splitAt(
    form([filePart(Buffer.concat([video, filler]), 'long.mp4')]),
    filler,
  );
  const parts = (function* () {
    yield head;
    for (let sent = 0; sent < LARGE_BYTES; sent += chunk.length) yield chunk;
    yield tail;
  })();
  const body = new ReadableStream({
    pull(controller) {
      const { value, done } = parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  const answer = await upload(body);
  clearInterval(watch);
  const { data } = await answer.json();
  expect(data).toMatchObject({
    kind: 'video',
    mimeType: 'video/mp4',
    bytes: video.length + 8 + LARGE_BYTES,
    durationMs: 4_000,
  });
  const row = await prisma().media.findUniqueOrThrow({ where: { id: data.id } });
  expect((await filesStore().read(row.storageKey, { start: 0, end: video.length })).equals(video)).toBe(true);
  expect(peak - before).toBeLessThan(MAX_GROWTH_BYTES);
}, 120_000);

function splitAt(content: Buffer, mark: Buffer): [Buffer, Buffer] {
  const at = content.indexOf(mark) + mark.length;
  return [content.subarray(0, at), content.subarray(at)];
}
