import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export interface PictureHost {
  url: string;
  picture: Buffer;
  stop(): Promise<void>;
}

/** Stands where the web server would: every address is the same picture, which Instagram's fake really fetches. */
export async function startPictureHost(): Promise<PictureHost> {
  const square = { width: 1080, height: 1080, channels: 3, background: '#6f4e37' } as const;
  const picture = await sharp({ create: square }).jpeg().toBuffer();
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': picture.length }).end(picture);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    picture,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
