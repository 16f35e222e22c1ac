import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishMedia, PublishProgress } from '../platform';
import { keepProgress } from '../progress';
import {
  type ScriptedNetwork,
  startScriptedNetwork,
  TEST_TOKEN,
  testAccess,
  testPicture,
  testPublish,
} from '../scripted-network-fixture';
import { publishToLinkedin } from './publish';
import { UPLOADING_MS, uploadVideo } from './upload-video';

const PART = 4 * 1024 * 1024;
const SIZE = 2 * PART + 100;
const URN = 'urn:li:video:V1';
const author = 'urn:li:person:1001';
const access = testAccess({ author, mode: 'share' });

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const reads: [number, number][] = [];
const video: PublishMedia = testPicture({
  ...{ kind: 'video', mimeType: 'video/mp4', fileName: 'roast.mp4', bytes: SIZE, durationMs: 60_000 },
  read: () => Promise.reject(new Error('A video is never read whole.')),
  readRange: async (start, end) => {
    reads.push([start, end]);
    return new Uint8Array(end - start);
  },
});
const parts = () => [
  `0-${PART - 1} ${network.url}/up/0`,
  `${PART}-${2 * PART - 1} ${network.url}/up/1`,
  `${2 * PART}-${SIZE - 1} ${network.url}/up/2`,
];
const announced = () => ({
  json: {
    value: {
      video: URN,
      uploadToken: 'tok',
      uploadInstructions: parts().map((part) => {
        const [range = '', uploadUrl] = part.split(' ');
        const [firstByte, lastByte] = range.split('-').map(Number);
        return { uploadUrl, firstByte, lastByte };
      }),
    },
  },
});
const stored = (etag: string) => ({ status: 200, headers: { etag } });
const status = (value: string) => ({ json: { id: URN, status: value } });
const created = { status: 201, headers: { 'x-restli-id': 'urn:li:ugcPost:9' } };
const begun = (over: PublishProgress = {}): PublishProgress => ({
  ...{ video: URN, uploadToken: 'tok', parts: parts(), etags: ['e0'], stage: 'uploading', percent: 33 },
  ...over,
});
const lines = () => network.seen.map(({ line }) => line.replace('/linkedin-api', ''));
const publish = (progress: PublishProgress | null = null) => {
  reads.length = 0;
  const { input, journal } = testPublish(network, { access, media: [video], progress });
  return { input, journal, outcome: publishToLinkedin(input) };
};

describe('a video for LinkedIn', () => {
  it('goes up in the parts that LinkedIn asks for, each stored, and waits for the processing', async () => {
    network.script(announced(), stored('e0'), stored('e1'), stored('e2'), { status: 200 }, status('PROCESSING'));
    const { outcome, journal } = publish();
    expect(await outcome).toMatchObject({
      kind: 'NOT_READY',
      retryAfterMs: 5_000,
      progress: { video: URN, etags: ['e0', 'e1', 'e2'], finalized: 'yes', stage: 'processing', percent: null },
    });
    expect(reads).toEqual([
      [0, PART],
      [PART, 2 * PART],
      [2 * PART, SIZE],
    ]);
    const told = journal.flatMap(({ event }) => (event === 'send' ? [] : [[event.stage, event.percent]]));
    expect(told).toEqual([
      ['uploading', 0],
      ['uploading', 49],
      ['uploading', 99],
      ['uploading', 100],
      ['processing', null],
    ]);
    expect(network.seen[1]?.headers.authorization).toBe(`Bearer ${TEST_TOKEN}`);
    expect(JSON.parse(network.seen[4]?.text ?? '')).toEqual({
      finalizeUploadRequest: { video: URN, uploadToken: 'tok', uploadedPartIds: ['e0', 'e1', 'e2'] },
    });
  });

  it('is posted once it is available', async () => {
    network.script(status('AVAILABLE'), created);
    const { outcome } = publish(begun({ etags: ['e0', 'e1', 'e2'], parts: null, finalized: 'yes' }));
    expect(await outcome).toMatchObject({ kind: 'OK', platformPostId: 'urn:li:ugcPost:9' });
    expect(JSON.parse(network.seen[1]?.text ?? '')).toMatchObject({ content: { media: { id: URN } } });
  });

  it('goes on after a crash with the parts that are missing', async () => {
    network.script(stored('e1'), stored('e2'), status('WAITING_UPLOAD'), { status: 200 }, status('AVAILABLE'), created);
    expect(await publish(begun()).outcome).toMatchObject({ kind: 'OK' });
    expect(reads.map(([start]) => start)).toEqual([PART, 2 * PART]);
  });

  it('is not finalized twice after a crash between finalizing and storing that it was', async () => {
    network.script(status('PROCESSING'), status('AVAILABLE'), created);
    expect(await publish(begun({ etags: ['e0', 'e1', 'e2'] })).outcome).toMatchObject({ kind: 'OK' });
    expect(lines().some((line) => line.includes('finalizeUpload'))).toBe(false);
  });

  it('comes back for its next claim before a lease is outlived', async () => {
    network.script(stored('e1'));
    const { input, journal } = testPublish(network, { access, media: [video], progress: begun() });
    let now = 0;
    const clock = () => {
      now += UPLOADING_MS / 2;
      return now;
    };
    const upload = uploadVideo(input, author, video, keepProgress(input), clock);
    await expect(upload).rejects.toMatchObject({ refusal: { kind: 'NOT_READY', retryAfterMs: 0 } });
    expect(journal.at(-1)?.event).toMatchObject({ etags: ['e0', 'e1'] });
  });

  it.each([
    ['an upload address that has ended', { status: 403 }, { kind: 'MEDIA_RETRY', code: 'upload_http_403' }],
    ['a lost reply to a part', 'cut', { kind: 'TRANSIENT' }],
    ['a part without an ETag', { status: 200 }, { kind: 'TRANSIENT', code: 'not_understood' }],
  ] as const)('names %s', async (_name, answer, expected) => {
    network.script(answer);
    expect(await publish(begun()).outcome).toMatchObject(expected);
  });

  it('is prepared anew when LinkedIn could not process it', async () => {
    network.script(status('PROCESSING_FAILED'));
    const { outcome } = publish(begun({ etags: ['e0', 'e1', 'e2'], parts: null, finalized: 'yes' }));
    expect(await outcome).toMatchObject({ kind: 'MEDIA_RETRY' });
  });

  it('lets the post’s own answer tell where its state may not be read', async () => {
    network.script(
      { status: 403, json: { status: 403, code: 'ACCESS_DENIED' } },
      {
        status: 400,
        json: { status: 400, code: 'MEDIA_ASSET_PROCESSING' },
      },
    );
    const { outcome } = publish(begun({ etags: ['e0', 'e1', 'e2'], parts: null, finalized: 'yes' }));
    expect(await outcome).toMatchObject({ kind: 'NOT_READY' });
  });
});
