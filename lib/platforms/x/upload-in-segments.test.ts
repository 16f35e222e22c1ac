import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PublishInput, PublishProgress } from '../platform';
import { type ScriptedNetwork, startScriptedNetwork, testPicture, testPublish } from '../scripted-network-fixture';
import { publishToX } from './publish';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());
afterEach(() => vi.restoreAllMocks());

const MB = 1024 * 1024;
const begun = { json: { data: { id: 'v1' } } };
const processing = (state: string, more: object = {}) => ({
  json: { data: { id: 'v1', processing_info: { state, ...more } } },
});
const created = { status: 201, json: { data: { id: '77' } } };
const lines = () => network.seen.map(({ line }) => line.replace('/x-api/2/', ''));

const read: [number, number][] = [];
const video = testPicture({
  kind: 'video',
  mimeType: 'video/mp4',
  bytes: 9 * MB,
  altText: 'A cup is filled',
  read: () => Promise.reject(new Error('a video is not read whole')),
  readRange: async (start, end) => {
    read.push([start, end]);
    return new Uint8Array(end - start);
  },
});
const publish = (progress: PublishProgress | null = null, over: Partial<PublishInput> = {}) => {
  read.length = 0;
  const { input, journal } = testPublish(network, { media: [video], progress, ...over });
  return { outcome: publishToX(input), journal };
};
const APPEND = 'POST media/upload/v1/append';
const FINALIZE = 'POST media/upload/v1/finalize';
const STATUS = 'GET media/upload?command=STATUS&media_id=v1';

describe('a video on its way to X', () => {
  it('goes in segments, each stored before the next, and waits for its processing', async () => {
    network.script(begun, {}, {}, {}, processing('pending', { check_after_secs: 3 }));
    const { outcome, journal } = publish();
    expect(await outcome).toEqual({
      kind: 'NOT_READY',
      progress: { uploading: 'v1', segments: 3, finalized: true, stage: 'processing', percent: 0 },
      retryAfterMs: 3_000,
    });
    expect(lines()).toEqual(['POST media/upload/initialize', APPEND, APPEND, APPEND, FINALIZE]);
    expect(read).toEqual([
      [0, 4 * MB],
      [4 * MB, 8 * MB],
      [8 * MB, 9 * MB],
    ]);
    expect(journal.map(({ requests, event }) => [requests, event])).toMatchObject([
      [1, { uploading: 'v1', segments: 0, stage: 'uploading', percent: 0 }],
      [2, { segments: 1, percent: 33 }],
      [3, { segments: 2, percent: 66 }],
      [4, { segments: 3, percent: 100 }],
      [5, { finalized: true, stage: 'processing' }],
      [5, { stage: 'processing', percent: 0 }],
    ]);
  });

  it('goes on at the next segment after a crash', async () => {
    network.script({}, processing('succeeded'), created);
    const { outcome } = publish({ uploading: 'v1', segments: 2 });
    expect(await outcome).toMatchObject({ kind: 'OK' });
    expect(lines()).toEqual([APPEND, FINALIZE, 'POST tweets']);
    expect(read).toEqual([[8 * MB, 9 * MB]]);
    expect(network.seen[0]?.text).toMatch(/name="segment_index"\r\n\r\n2\r\n/);
    expect(JSON.parse(network.seen[2]?.text ?? '')).toEqual({ text: 'Hello', media: { media_ids: ['v1'] } });
  });

  it('asks for the state until it is ready, and shows how far it is', async () => {
    network.script(processing('in_progress', { progress_percent: 41.5, check_after_secs: 5 }));
    const waiting = publish({ uploading: 'v1', segments: 3, finalized: true });
    expect(await waiting.outcome).toMatchObject({ progress: { percent: 41 }, retryAfterMs: 5_000 });
    network.script(processing('succeeded'), created);
    expect(await publish({ uploading: 'v1', segments: 3, finalized: true }).outcome).toMatchObject({ kind: 'OK' });
    expect(lines()).toEqual([STATUS, 'POST tweets']);
  });

  it('takes a finalized upload without processing for ready', async () => {
    network.script(begun, {}, {}, {}, begun, created);
    expect(await publish().outcome).toMatchObject({ kind: 'OK' });
  });

  it('hands back after 20 seconds of uploading, and goes on in the next call', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const slow = testPicture({
      ...video,
      readRange: async (start, end) => {
        now += 11_000;
        return new Uint8Array(end - start);
      },
    });
    network.script(begun, {}, {});
    const first = await publish(null, { media: [slow] }).outcome;
    const progress = { uploading: 'v1', segments: 2, stage: 'uploading', percent: 66 };
    expect(first).toEqual({ kind: 'NOT_READY', retryAfterMs: 250, progress });
    network.script({}, processing('succeeded'), created);
    expect(await publish(progress, { media: [slow] }).outcome).toMatchObject({ kind: 'OK' });
  });

  it('begins anew after X could not process it', async () => {
    network.script(processing('failed', { error: { code: 1, name: 'InvalidMedia' } }));
    const { outcome } = publish({ uploading: 'v1', segments: 3, finalized: true });
    expect(await outcome).toMatchObject({ kind: 'MEDIA_RETRY', code: 'processing_failed' });
  });

  it.each([
    ['a segment', { uploading: 'v1', segments: 1 }],
    ['the state', { uploading: 'v1', segments: 3, finalized: true }],
  ])('begins anew when X no longer knows it at %s', async (_name, progress) => {
    network.script({ status: 400, json: { errors: [{ message: 'The media id is invalid.' }] } });
    expect(await publish(progress).outcome).toMatchObject({ kind: 'MEDIA_RETRY', code: 'upload_lapsed' });
  });

  it('calls a refusal at the very beginning what it is', async () => {
    network.script({ status: 400, json: { errors: [{ message: 'File size exceeds 536870912 bytes.' }] } });
    expect(await publish().outcome).toMatchObject({ kind: 'INVALID_CONTENT' });
  });

  it.each(['cut', { status: 503 }] as const)('repeats one segment after %j, not the file', async (answer) => {
    network.script(begun, {}, answer);
    const { outcome, journal } = publish();
    expect(await outcome).toMatchObject({ kind: 'TRANSIENT' });
    expect(journal.at(-1)?.event).toMatchObject({ uploading: 'v1', segments: 1 });
  });

  it('calls a GIF a GIF, and describes it', async () => {
    const gif = testPicture({ kind: 'gif', mimeType: 'image/gif', altText: 'Steam' });
    network.script(begun, {}, processing('succeeded'), {}, created);
    expect(await publish(null, { media: [gif] }).outcome).toMatchObject({ kind: 'OK' });
    expect(JSON.parse(network.seen[0]?.text ?? '')).toEqual({
      media_type: 'image/gif',
      total_bytes: 5,
      media_category: 'tweet_gif',
    });
    expect(lines()[3]).toBe('POST media/metadata');
  });
});
