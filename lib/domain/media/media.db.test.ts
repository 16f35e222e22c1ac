import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET, HEAD } from '@/app/api/media/[mediaId]/route';
import type { MediaItem } from '@/lib/contracts/media';
import type { Platform } from '@/lib/contracts/platform';
import type { PostOptions } from '@/lib/contracts/post-options';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import type { BusinessContext } from '@/lib/domain/context';
import { DAY, plus } from '@/lib/foundation/time';
import { createBusiness, createContext, createMember, createSession } from '@/prisma/factories';
import { isValidMediaUrl, memberMediaUrl, networkMediaUrl } from './media-url';
import { inOrder, type NamedMedia, publishMedia } from './publish-media';
import { storeBytes } from './store-bytes-fixture';

const canvas = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: '#a63' } });

let folder: string;
let ctx: BusinessContext;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'agm-media-'));
  process.env.FILES_DIR = folder;
  ctx = await createContext();
});
afterAll(async () => {
  await pool().stop();
  await rm(folder, { recursive: true, force: true });
});

const store = async (bytes: Uint8Array, fileName = 'picture.png', altText?: string): Promise<MediaItem> =>
  storeBytes(ctx, bytes, { fileName, ...(altText === undefined ? {} : { altText }) });
const fetchMedia = (url: string | URL, headers: Record<string, string> = {}): Promise<Response> => {
  const address = new URL(url, 'http://localhost:3000');
  const mediaId = address.pathname.split('/').at(-1) ?? '';
  return GET(new Request(address, { headers }), { params: Promise.resolve({ mediaId }) });
};

describe('an upload', () => {
  it.each([
    ['JPEG', () => canvas().jpeg().toBuffer(), { kind: 'image', mimeType: 'image/jpeg' }],
    ['PNG', () => canvas().png().toBuffer(), { kind: 'image', mimeType: 'image/png' }],
    ['WebP', () => canvas().webp().toBuffer(), { kind: 'image', mimeType: 'image/webp' }],
    ['GIF', () => canvas().gif().toBuffer(), { kind: 'gif', mimeType: 'image/gif' }],
  ])('is known as %s by its content, whatever its name says', async (_, make, facts) => {
    const bytes = await make();
    const item = await store(bytes, 'holiday.exe', ' A cup ');
    expect(item).toMatchObject({ ...facts, width: 40, height: 30, bytes: bytes.length, altText: 'A cup' });
    expect(item.fileName).toBe('holiday.exe');
    const served = await fetchMedia(item.url);
    expect(served.headers.get('content-type')).toBe(facts.mimeType);
    expect(Buffer.from(await served.arrayBuffer())).toEqual(bytes);
  });

  it('from a camera held upright is measured as it is shown', async () => {
    const bytes = await canvas(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await store(bytes)).toMatchObject({ width: 30, height: 40 });
  });

  it('has a name without folders and control characters', async () => {
    const bytes = await canvas().png().toBuffer();
    expect((await store(bytes, '../../etc/\u0000pass\nwd')).fileName).toBe('passwd');
    expect((await store(bytes, '')).fileName).toBe('file');
  });

  it.each([
    ['no picture', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
    ['a picture of another format', () => canvas().tiff().toBuffer()],
    ['a script called picture', async () => Buffer.from('<script>alert(1)</script>')],
    [
      'cut off',
      async () =>
        (
          await sharp({
            create: {
              width: 400,
              height: 400,
              channels: 3,
              background: '#a63',
              noise: { type: 'gaussian', mean: 99, sigma: 40 },
            },
          })
            .jpeg()
            .toBuffer()
        ).subarray(0, 4_000),
    ],
    ['empty', async () => Buffer.alloc(0)],
  ])('that is %s is refused on its field and leaves nothing behind', async (_, make) => {
    const before = await prisma().media.count();
    await expect(store(await make())).rejects.toMatchObject({ code: 'invalid_input', errors: [{ path: 'file' }] });
    expect(await prisma().media.count()).toBe(before);
  });

  it('with too long a description is refused on that field', async () => {
    const attempt = store(await canvas().png().toBuffer(), 'a.png', 'x'.repeat(1_501));
    await expect(attempt).rejects.toMatchObject({ errors: [{ path: 'altText', code: 'too_long' }] });
  });

  it('is not for a viewer', async () => {
    const viewer: BusinessContext = { ...ctx, actor: { type: 'user', id: 'user_v', role: 'viewer' } };
    const bytes = await canvas().png().toBuffer();
    await expect(storeBytes(viewer, bytes)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a part of a file', () => {
  const reach = async (method: 'GET' | 'HEAD', headers: Record<string, string>) => {
    const bytes = await canvas().png().toBuffer();
    const item = await store(bytes);
    const request = new Request(item.url, { method, headers });
    const answer = await (method === 'GET' ? GET : HEAD)(request, { params: Promise.resolve({ mediaId: item.id }) });
    return { bytes, answer, etag: answer.headers.get('etag') ?? '', body: Buffer.from(await answer.arrayBuffer()) };
  };

  it('is sent to whoever asks for it', async () => {
    const { bytes, answer, body } = await reach('GET', { range: 'bytes=10-19' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, `bytes 10-19/${bytes.length}`]);
    expect([answer.headers.get('content-length'), answer.headers.get('content-type')]).toEqual(['10', 'image/png']);
    expect(body.equals(bytes.subarray(10, 20))).toBe(true);
  });

  it('that is not there is refused with the size', async () => {
    const { bytes, answer } = await reach('GET', { range: 'bytes=999999-' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
  });

  it('of another content is the whole file', async () => {
    const { bytes, answer, body, etag } = await reach('GET', { range: 'bytes=10-19', 'if-range': '"other"' });
    expect([answer.status, body.equals(bytes)]).toEqual([200, true]);
    expect((await reach('GET', { range: 'bytes=10-19', 'if-range': etag })).answer.status).toBe(206);
  });

  it.each([
    [{}, 200],
    [{ range: 'bytes=0-9' }, 206],
  ])('is described without it to HEAD %j', async (headers, status) => {
    const { bytes, answer, body } = await reach('HEAD', headers);
    const length = String(status === 206 ? 10 : bytes.length);
    expect([answer.status, answer.headers.get('content-length'), body.length]).toEqual([status, length, 0]);
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
  });
});

describe('a document', () => {
  it('is handed over, not opened', async () => {
    const item = await store(Buffer.from('%PDF-1.7 1 0 obj << /Type /Pages /Count 3 >> endobj'), 'report.pdf');
    expect(item).toMatchObject({ kind: 'document', pageCount: 3, renditions: {} });
    const served = await fetchMedia(item.url);
    expect(served.headers.get('content-type')).toBe('application/pdf');
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
    expect(served.headers.get('content-disposition')).toMatch(/^attachment;/);
  });
});

describe('the address of a file', () => {
  const query = (url: string) => new URL(url).searchParams;

  it('is good until it expires, for its own file alone', () => {
    const now = new Date('2026-11-24T23:59:00Z');
    const search = query(networkMediaUrl('media_1', now));
    expect(isValidMediaUrl('media_1', search, plus(now, DAY))).toBe(true);
    expect(isValidMediaUrl('media_1', search, plus(now, 2 * DAY))).toBe(false);
    expect(isValidMediaUrl('media_2', search, now)).toBe(false);
  });

  it('cannot be prolonged or forged', () => {
    const now = new Date();
    const search = query(networkMediaUrl('media_1', now));
    search.set('expires', String(Number(search.get('expires')) + 1));
    expect(isValidMediaUrl('media_1', search, now)).toBe(false);
    expect(isValidMediaUrl('media_1', new URLSearchParams(), now)).toBe(false);
    expect(isValidMediaUrl('media_1', new URLSearchParams('expires=9999999999&signature='), now)).toBe(false);
  });

  it('stays the same all day, so that a browser can keep the file', () => {
    const morning = new Date('2026-11-24T00:00:00Z');
    const evening = new Date('2026-11-24T23:59:59Z');
    expect(memberMediaUrl('media_1', morning)).toBe(memberMediaUrl('media_1', evening));
  });
});

describe('serving', () => {
  it('sends the file as data that no browser runs, and answers 304 to whoever has it', async () => {
    const item = await store(await canvas().png().toBuffer(), 'Ærø "1".png');
    const served = await fetchMedia(item.url);
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
    expect(served.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(served.headers.get('cache-control')).toMatch(/^public, max-age=\d+, immutable$/);
    expect(served.headers.get('content-length')).toBe(String(item.bytes));
    const again = await fetchMedia(item.url, { 'if-none-match': served.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('without a signature is for members of its business alone', async () => {
    const item = await store(await canvas().png().toBuffer());
    const plain = `/api/media/${item.id}`;
    const member = await createSession((await createMember(ctx.business, 'viewer')).id);
    const stranger = await createSession((await createMember(await createBusiness())).id);
    const answer = await fetchMedia(plain, { cookie: member.cookie });
    expect([answer.status, answer.headers.get('cache-control')?.startsWith('private')]).toEqual([200, true]);
    expect((await fetchMedia(plain, { cookie: stranger.cookie })).status).toBe(404);
    expect((await fetchMedia(plain)).status).toBe(404);
    expect((await fetchMedia('/api/media/media_none')).status).toBe(404);
  });
});

const of = (mediaIds: string[], platform: Platform = 'x', options: PostOptions = {}): NamedMedia => ({
  ...{ platform, options, mediaIds, optionMediaIds: [] },
});

describe('media of a post', () => {
  it('come in the order of the post, each by bytes and by address', async () => {
    const items = [
      await store(await canvas(10, 10).png().toBuffer()),
      await store(await canvas(20, 20).png().toBuffer()),
    ];
    const ids = items.map(({ id }) => id).reverse();
    const media = inOrder(ids, await publishMedia(ctx.business.id, of(ids)));
    expect(media.map(({ id }) => id)).toEqual(ids);
    for (const file of media) {
      const served = await fetchMedia(file.publicUrl);
      expect(Buffer.from(await served.arrayBuffer())).toEqual(Buffer.from(await file.read()));
    }
  });

  it('of another business are not found', async () => {
    const item = await store(await canvas().png().toBuffer());
    const other = await createBusiness();
    const known = await publishMedia(other.id, of([item.id]));
    expect([...known]).toEqual([]);
    expect(() => inOrder([item.id], known)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});
