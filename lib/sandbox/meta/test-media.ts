import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export interface MediaServer {
  /** Serves `bytes` at an address of its own. */
  put(bytes: Uint8Array, mimeType?: string): string;
  readonly unreachable: string;
  /** How often anything was fetched. */
  readonly fetches: number;
  stop(): Promise<void>;
}

/** A real HTTP server with files that a network is told to fetch. */
export async function startMediaServer(): Promise<MediaServer> {
  const files = new Map<string, { bytes: Uint8Array; mimeType: string }>();
  let fetches = 0;
  const server = createServer((request, response) => {
    fetches += 1;
    const file = files.get(request.url ?? '');
    if (!file) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': file.mimeType }).end(file.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    put(bytes, mimeType = 'image/jpeg') {
      const path = `/${files.size}`;
      files.set(path, { bytes, mimeType });
      return `${origin}${path}`;
    },
    unreachable: `${origin}/missing.jpg`,
    get fetches() {
      return fetches;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A real picture of this size. */
export const picture = (width: number, height: number, format: 'jpeg' | 'png' = 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#0f766e' } })
    .toFormat(format)
    .toBuffer();

/** The first bytes of an MP4 file. */
export const video = (): Buffer => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');
