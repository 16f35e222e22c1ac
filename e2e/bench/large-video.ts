import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sandboxEnvironment } from '../../scripts/launch/demo-environment';
import { writeLargeDocument, writeLargeVideo } from './large-file';
import { type Identity, startBucket, startNetworks } from './large-video-networks';
import type { PassOrder } from './large-video-pass';

const MIB = 1024 * 1024;
const VIDEO_BYTES = Number(process.argv[2] ?? 500) * MIB;
const DOCUMENT_BYTES = 100 * MIB;
const GOAL_MIB = 150;

const place = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-bench-'));
await chmod(place, 0o711);
await mkdir(path.join(place, 'media'));
await writeLargeVideo(path.join(place, 'media/film'), VIDEO_BYTES);
await writeLargeDocument(path.join(place, 'media/slides'), DOCUMENT_BYTES);
const bucket = await startBucket();
const { sandbox, identities, fetched } = await startNetworks();

const film = { key: 'media/film', kind: 'video', bytes: VIDEO_BYTES } as const;
const slides = { key: 'media/slides', kind: 'document', bytes: DOCUMENT_BYTES } as const;
const inBucket = { S3_ENDPOINT: bucket.url, S3_BUCKET: 'bench', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' };

interface Pass {
  name: string;
  pass: PassOrder['pass'];
  identity: Identity | null;
  file: PassOrder['file'];
  environment?: Record<string, string>;
}

const PASSES: Pass[] = [
  { name: 'upload to the disk', pass: 'upload', identity: null, file: film },
  { name: 'upload to S3', pass: 'upload', identity: null, file: film, environment: inBucket },
  { name: 'LinkedIn, in parts', pass: 'linkedin', identity: identities.linkedin, file: film },
  { name: 'LinkedIn, a document', pass: 'linkedin', identity: identities.linkedin, file: slides },
  { name: 'X, in segments', pass: 'x', identity: identities.x, file: film },
  { name: 'Facebook, fetched', pass: 'facebook', identity: identities.facebook, file: film },
  { name: 'Instagram, fetched', pass: 'instagram', identity: identities.instagram, file: film },
];

/** Sends the film as a browser does, streamed. @throws when it was not taken whole */
async function upload(origin: string): Promise<void> {
  const boundary = 'bench-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="film.mp4"\r\ncontent-type: video/mp4\r\n\r\n`;
  const outgoing = request(`${origin}/`, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  const answered = once(outgoing, 'response');
  await pipeline(async function* () {
    yield head;
    yield* createReadStream(path.join(place, film.key));
    yield `\r\n--${boundary}--\r\n`;
  }, outgoing);
  const [response] = await answered;
  const stored = (await response.toArray()).join('');
  if (stored !== String(VIDEO_BYTES)) throw new Error(`stored ${stored} bytes of ${VIDEO_BYTES}`);
}

/** Runs a pass in a process of its own. @returns bytes resident before it, and at its highest */
async function measure({ name, pass, identity, file, environment }: Pass): Promise<{ before: number; peak: number }> {
  const order: PassOrder = { pass, identity, file, fakes: sandbox.url };
  const child = fork(path.join(import.meta.dirname, 'large-video-pass.ts'), [JSON.stringify(order)], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: {
      ...process.env,
      ...sandboxEnvironment(sandbox.url),
      ...environment,
      FILES_DIR: place,
      LOG_LEVEL: 'error',
      AUTH_SECRET: 'bench-secret-of-at-least-32-characters',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
    },
  });
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    child.on('message', (message: { kind: string; origin: string; before: number; peak: number }) => {
      if (message.kind === 'done') return resolve(message);
      if (pass === 'upload') upload(message.origin).then(() => child.send('stored'), reject);
    });
  });
}

const mib = (bytes: number): string => (bytes / MIB).toFixed(0).padStart(6);
let isMet = true;
try {
  console.log(`${String(VIDEO_BYTES / MIB)} MiB film, 100 MiB document       base   peak  added, MiB`);
  for (const pass of PASSES) {
    const { before, peak } = await measure(pass);
    isMet &&= peak - before <= GOAL_MIB * MIB;
    console.log(`${pass.name.padEnd(34)}${mib(before)} ${mib(peak)} ${mib(peak - before)}`);
  }
  const byAddress = fetched.every((bytes) => bytes === VIDEO_BYTES) && fetched.length === 2;
  if (!byAddress) throw new Error(`the networks fetched ${fetched.join(', ')} bytes`);
} finally {
  await sandbox.stop();
  bucket.stop();
  await rm(place, { recursive: true, force: true });
}
process.exit(isMet ? 0 : 1);
