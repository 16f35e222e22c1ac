import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/media/[mediaId]/route';
import { INSTAGRAM_RENDITIONS } from '@/lib/contracts/drafts/instagram-places';
import type { MediaItem } from '@/lib/contracts/media';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { filesStore } from '@/lib/data/files/instance';
import { createContext } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { deleteMedia } from './delete-media';
import { drawRendition, sizesOf } from './draw-rendition';
import { publishMedia } from './publish-media';
import { storeBytes } from './store-bytes-fixture';

const FEED = INSTAGRAM_RENDITIONS.feed;
let folder: string;
let ctx: BusinessContext;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'agm-rendition-'));
  process.env.FILES_DIR = folder;
  ctx = await createContext();
});
afterAll(async () => {
  await pool().stop();
  await rm(folder, { recursive: true, force: true });
});

const canvas = (width: number, height: number, background = '#a63') =>
  sharp({ create: { width, height, channels: 3, background } });
const seen = async (url: string | undefined) => {
  const request = new Request(url ?? 'http://localhost:3000/none');
  const mediaId = new URL(request.url).pathname.split('/').at(-1) ?? '';
  const answer = await GET(request, { params: Promise.resolve({ mediaId }) });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const asPublished = async ({ id }: MediaItem, options = {}) => {
  const named = { platform: 'instagram' as const, options, mediaIds: [id], optionMediaIds: [] };
  const media = (await publishMedia(ctx.business.id, named)).get(id);
  if (!media) throw new Error('not published');
  return media;
};
const pixelAt = async (picture: Buffer, left: number, top: number) => [
  ...(await sharp(picture).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()),
];

describe('the size of a rendition', () => {
  it.each([
    ['in the ratio', 1_000, 1_000, [1_000, 1_000], [1_000, 1_000]],
    ['too wide in pixels', 4_320, 4_320, [1_440, 1_440], [1_440, 1_440]],
    ['too tall', 1_000, 2_000, [1_440, 1_800], [900, 1_800]],
    ['too flat', 1_910, 500, [1_440, 754], [1_440, 377]],
    ['small', 100, 100, [100, 100], [100, 100]],
  ])('%s', (_, width, height, [w, h], [innerW, innerH]) => {
    const { canvas: outer, inner } = sizesOf({ width, height }, FEED);
    expect([outer, inner]).toEqual([
      { width: w, height: h },
      { width: innerW, height: innerH },
    ]);
  });

  it('is always within the form, and never cuts or stretches the picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 9_000 }), fc.integer({ min: 50, max: 9_000 }), (width, height) => {
        const { canvas: outer, inner } = sizesOf({ width, height }, FEED);
        const ratio = outer.width / outer.height;
        const pixel = 1.5 / Math.min(outer.width, outer.height, inner.width, inner.height);
        expect(outer.width).toBeLessThanOrEqual(FEED.maxWidth);
        expect(ratio).toBeGreaterThan(FEED.minRatio * (1 - pixel));
        expect(ratio).toBeLessThan(FEED.maxRatio * (1 + pixel));
        expect(inner.width <= outer.width && inner.height <= outer.height).toBe(true);
        const stretch = inner.width / inner.height / (width / height);
        expect(Math.abs(stretch - 1)).toBeLessThan(pixel + 0.001);
      }),
    );
  });
});

describe('a rendition', () => {
  it('shows the whole picture on bars of itself, out of focus', async () => {
    const red = await canvas(400, 1_600, '#d00').png().toBuffer();
    const { bytes, width, height } = await drawRendition(red, FEED);
    expect((await sharp(bytes).metadata()).format).toBe('jpeg');
    expect([width, height]).toEqual([1_280, 1_600]);
    const [middle, bar] = [await pixelAt(bytes, 640, 800), await pixelAt(bytes, 20, 800)];
    expect(middle[0]).toBeGreaterThan(200);
    expect(bar[0]).toBeLessThan(190);
    expect(bar[0]).toBeGreaterThan(100);
  });

  it('is turned as the camera was held, and shows what was transparent as white', async () => {
    const held = await canvas(300, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await drawRendition(held, FEED)).toMatchObject({ width: 240, height: 300 });
    const clear = await sharp({ create: { width: 90, height: 90, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect((await pixelAt((await drawRendition(clear, FEED)).bytes, 45, 45))[0]).toBeGreaterThan(250);
  });

  it('becomes as small as it must', async () => {
    const noise = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 80 },
      },
    })
      .png()
      .toBuffer();
    for (const maxBytes of [400_000, 60_000]) {
      const drawn = await drawRendition(noise, { ...FEED, maxBytes });
      expect(drawn.bytes.length).toBeLessThanOrEqual(maxBytes);
    }
    await expect(drawRendition(noise, { ...FEED, maxBytes: 10 })).rejects.toThrow('within 10 bytes');
  });
});

describe('a picture for Instagram', () => {
  it('that fits goes out as it is', async () => {
    const bytes = await canvas(800, 800).jpeg().toBuffer();
    const item = await storeBytes(ctx, bytes);
    expect(item.renditions).toEqual({});
    const media = await asPublished(item);
    expect(media).toMatchObject({ mimeType: 'image/jpeg', width: 800, bytes: item.bytes });
    expect((await seen(`${item.url}&rendition=instagram`)).bytes.equals(bytes)).toBe(true);
    expect(await prisma().mediaRendition.count({ where: { mediaId: item.id } })).toBe(0);
  });

  it.each([
    ['a PNG', () => canvas(800, 800).png()],
    ['too tall', () => canvas(400, 1_000).jpeg()],
    ['too flat', () => canvas(1_000, 200).jpeg()],
    ['too wide', () => canvas(2_000, 2_000).jpeg()],
    ['a WebP', () => canvas(800, 800).webp()],
  ])('that is %s goes out in another form, and stays as it is', async (_, make) => {
    const bytes = await make().toBuffer();
    const item = await storeBytes(ctx, bytes);
    const media = await asPublished(item);
    const fetched = await seen(media.publicUrl);
    expect(fetched.answer.headers.get('content-type')).toBe('image/jpeg');
    expect(fetched.bytes.equals(Buffer.from(await media.read()))).toBe(true);
    expect(await sharp(fetched.bytes).metadata()).toMatchObject({ width: media.width, height: media.height });
    expect((await seen(item.renditions.instagram)).bytes.equals(fetched.bytes)).toBe(true);
    const original = await seen(item.url);
    expect(original.bytes.equals(bytes)).toBe(true);
    expect(original.answer.headers.get('etag')).not.toBe(fetched.answer.headers.get('etag'));
  });

  it('is drawn once, though it is asked for at once and again', async () => {
    const item = await storeBytes(ctx, await canvas(800, 800).png().toBuffer());
    await Promise.all([asPublished(item), seen(item.renditions.instagram), asPublished(item)]);
    const [row, ...others] = await prisma().mediaRendition.findMany({ where: { mediaId: item.id } });
    await asPublished(item);
    expect([others, (await prisma().mediaRendition.findFirst({ where: { mediaId: item.id } }))?.createdAt]).toEqual([
      [],
      row?.createdAt,
    ]);
  });

  it('for a story may fill the screen', async () => {
    const item = await storeBytes(ctx, await canvas(900, 1_600).jpeg().toBuffer());
    expect(item.renditions.instagram).toBeDefined();
    const { bytes } = await seen(item.renditions.instagram);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1_280, height: 1_600 });
  });

  it('is not found by a recipe that nobody made', async () => {
    const item = await storeBytes(ctx, await canvas(800, 800).png().toBuffer());
    expect((await seen(`${item.url}&rendition=v1-jpeg-9999`)).answer.status).toBe(404);
  });

  it('takes its renditions with it', async () => {
    const item = await storeBytes(ctx, await canvas(800, 800).png().toBuffer());
    await asPublished(item);
    const row = await prisma().mediaRendition.findFirstOrThrow({ where: { mediaId: item.id } });
    await deleteMedia(ctx, item.id);
    await expect(filesStore().read(row.storageKey)).rejects.toMatchObject({ code: 'not_found' });
    expect(await prisma().mediaRendition.count({ where: { mediaId: item.id } })).toBe(0);
    expect(await readdir(path.join(folder, '.incoming'))).toEqual([]);
  });
});
