import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import type { PublishMedia } from '@/lib/platforms/platform';

export interface PictureServer {
  /** A picture of its own, not equal to any before. */
  picture(over?: Partial<PublishMedia>): Promise<PublishMedia>;
  stop(): Promise<void>;
}

/** Serves JPEGs, as the product does for networks that fetch media themselves. */
export async function startPictureServer(): Promise<PictureServer> {
  const pictures: Uint8Array[] = [];
  const server = createServer((request, response) => {
    const bytes = pictures[Number((request.url ?? '').slice(1))];
    response.writeHead(bytes ? 200 : 404, { 'content-type': 'image/jpeg' }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    async picture(over) {
      const index = pictures.length;
      const background = { r: (index * 37) % 256, g: (index * 91) % 256, b: 80 };
      const bytes = await sharp({ create: { width: 640, height: 640, channels: 3, background } })
        .jpeg()
        .toBuffer();
      pictures.push(bytes);
      return {
        id: `media_${index}`,
        kind: 'image',
        mimeType: 'image/jpeg',
        bytes: bytes.byteLength,
        altText: 'A square of one colour',
        publicUrl: `http://localhost:${port}/${index}`,
        read: async () => new Uint8Array(bytes),
        ...over,
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
