import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import type { PublishMedia } from '@/lib/platforms/platform';

export interface PictureServer {
  /** A picture of its own, not equal to any before. */
  picture(): Promise<PublishMedia>;
  gif(): Promise<PublishMedia>;
  /** The first bytes of an MP4 file: what a network looks at to tell a video. */
  video(): Promise<PublishMedia>;
  stop(): Promise<void>;
}

/** Serves pictures, as the product does for networks that fetch media themselves. */
export async function startPictureServer(): Promise<PictureServer> {
  const files: { mimeType: string; bytes: Uint8Array }[] = [];
  const server = createServer((request, response) => {
    const file = files[Number((request.url ?? '').slice(1))];
    response.writeHead(file ? 200 : 404, { 'content-type': file?.mimeType ?? 'text/plain' }).end(file?.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const store = async (format: 'jpeg' | 'gif'): Promise<PublishMedia> => {
    const index = files.length;
    const background = { r: (index * 37) % 256, g: (index * 91) % 256, b: 80 };
    const square = sharp({ create: { width: 640, height: 640, channels: 3, background } });
    const bytes = new Uint8Array(await square.toFormat(format).toBuffer());
    const mimeType = `image/${format}`;
    files.push({ mimeType, bytes });
    return {
      id: `media_${index}`,
      kind: format === 'gif' ? 'gif' : 'image',
      mimeType,
      fileName: `square-${index}.${format}`,
      bytes: bytes.byteLength,
      width: 640,
      height: 640,
      durationMs: null,
      altText: 'A square of one colour',
      publicUrl: `http://localhost:${port}/${index}`,
      read: async () => bytes,
      readRange: async (start, end) => bytes.slice(start, end),
    };
  };
  return {
    picture: () => store('jpeg'),
    gif: () => store('gif'),
    async video() {
      const index = files.length;
      const bytes = new TextEncoder().encode(`\0\0\0\u0018ftypmp42\0\0\0\0mp42isom${index}`);
      files.push({ mimeType: 'video/mp4', bytes });
      return {
        ...{ id: `media_${index}`, kind: 'video', mimeType: 'video/mp4', fileName: `clip-${index}.mp4` },
        ...{ bytes: bytes.byteLength, width: 1_080, height: 1_920, durationMs: 8_000, altText: null },
        publicUrl: `http://localhost:${port}/${index}`,
        read: async () => bytes,
        readRange: async (start, end) => bytes.slice(start, end),
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
