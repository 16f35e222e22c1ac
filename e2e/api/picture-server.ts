import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import type { PublishMedia } from '@/lib/platforms/platform';

export interface PictureServer {
  /** A picture of its own, not equal to any before. */
  picture(): Promise<PublishMedia>;
  gif(): Promise<PublishMedia>;
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
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
