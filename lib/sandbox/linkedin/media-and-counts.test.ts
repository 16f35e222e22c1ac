import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/foundation/time';
import { openTestSandbox, type TestSandbox } from '../test-browser';
import { AUTHOR, COMMUNITY_APP, connect, postOf, rest } from './test-member';

const ORGANIZATION = 'urn:li:organization:80417731';
const SIZE = 5 * 1024 * 1024;
const PART = 4 * 1024 * 1024;

describe('LinkedIn video and analytics', () => {
  let sandbox: TestSandbox;
  let token: string;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
    token = (await connect(sandbox, COMMUNITY_APP)).access_token;
  });

  const call = async <T>(method: string, path: string, body?: object): Promise<T> =>
    (await (await rest(sandbox, token, method, path, body)).json()) as T;

  it('takes a video in parts, processes it by the clock, then posts it', async () => {
    const announced = await call<{
      value: { video: string; uploadToken: string; uploadInstructions: { uploadUrl: string; lastByte: number }[] };
    }>('POST', '/rest/videos?action=initializeUpload', {
      initializeUploadRequest: { owner: AUTHOR, fileSizeBytes: SIZE, uploadCaptions: false, uploadThumbnail: false },
    });
    const { video, uploadToken, uploadInstructions } = announced.value;
    expect(uploadInstructions.map(({ lastByte }) => lastByte)).toEqual([PART - 1, SIZE - 1]);
    const etags: (string | null)[] = [];
    const tooShort = await sandbox.send('PUT', uploadInstructions[0]?.uploadUrl ?? '', {
      body: new Uint8Array(PART - 1),
    });
    expect(tooShort.status).toBe(400);
    for (const [index, { uploadUrl }] of uploadInstructions.entries()) {
      const body = new Uint8Array(index === 0 ? PART : SIZE - PART);
      etags.push((await sandbox.send('PUT', uploadUrl, { body })).headers.get('etag'));
    }
    const finalize = (uploadedPartIds: unknown[], more: object = {}): Promise<Response> =>
      rest(sandbox, token, 'POST', '/rest/videos?action=finalizeUpload', {
        finalizeUploadRequest: { video, uploadToken, uploadedPartIds, ...more },
      });
    const status = async (): Promise<string> =>
      (await call<{ status: string }>('GET', `/rest/videos/${encodeURIComponent(video)}`)).status;
    expect((await finalize([...etags].reverse())).status).toBe(400);
    expect((await finalize(etags.slice(0, 1))).status).toBe(400);
    expect((await finalize(etags, { uploadToken: 'another' })).status).toBe(400);
    expect((await finalize(etags, { parts: 2 })).status).toBe(422);
    const early = postOf('Film', { content: { media: { id: video } } });
    expect(await (await rest(sandbox, token, 'POST', '/rest/posts', early)).json()).toMatchObject({
      code: 'MEDIA_ASSET_WAITING_UPLOAD',
    });
    expect(await status()).toBe('WAITING_UPLOAD');
    expect((await finalize(etags)).status).toBe(200);
    expect(await status()).toBe('PROCESSING');
    await sandbox.control('/__fake/clock', { advanceMs: 4_000 });
    expect(await status()).toBe('AVAILABLE');
    const posted = await rest(
      sandbox,
      token,
      'POST',
      '/rest/posts',
      postOf('Film', { content: { media: { id: video } } }),
    );
    expect(posted.headers.get('x-restli-id')).toMatch(/^urn:li:ugcPost:/);
  });

  it('counts only upwards, the same at the same age, and for some posts says nothing', async () => {
    const urns: string[] = [];
    for (let index = 0; index < 25; index++) {
      const posted = await rest(sandbox, token, 'POST', '/rest/posts', postOf(`Post ${index}`));
      urns.push(posted.headers.get('x-restli-id') ?? '');
    }
    const count = async (urn: string): Promise<number | null> => {
      const entity = `(share:${encodeURIComponent(urn)})`;
      const path = `/rest/memberCreatorPostAnalytics?q=entity&entity=${entity}&queryType=IMPRESSION&aggregation=TOTAL`;
      return (await call<{ elements: { count: number }[] }>('GET', path)).elements[0]?.count ?? null;
    };
    const counts = (): Promise<(number | null)[]> => Promise.all(urns.map(count));
    await sandbox.control('/__fake/clock', { advanceMs: HOUR });
    const young = await counts();
    await sandbox.control('/__fake/clock', { advanceMs: DAY });
    const old = await counts();
    const said = young.filter((value) => value !== null).length;
    expect(said).toBeGreaterThan(10);
    expect(said).toBeLessThan(25);
    for (const [index, value] of young.entries()) {
      if (value === null) expect(old[index]).toBeNull();
      else expect(old[index]).toBeGreaterThan(value);
    }
  });

  it('adds up an organization’s posts', async () => {
    await rest(sandbox, token, 'POST', '/rest/posts', postOf('Page post', { author: ORGANIZATION }));
    await sandbox.control('/__fake/clock', { advanceMs: DAY });
    const path = `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encodeURIComponent(ORGANIZATION)}`;
    const { elements } = await call<{ elements: { totalShareStatistics: { impressionCount: number } }[] }>('GET', path);
    expect(elements[0]?.totalShareStatistics.impressionCount).toBeGreaterThan(100);
    const size = await call(
      'GET',
      `/rest/networkSizes/${encodeURIComponent(ORGANIZATION)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`,
    );
    expect(size).toEqual({ firstDegreeSize: 1_840 });
  });

  it('tells an organization’s posts apart, for one who holds a role there, by lists written as Rest.li 2.0 does', async () => {
    const urn =
      (await rest(sandbox, token, 'POST', '/rest/posts', postOf('Page post', { author: ORGANIZATION }))).headers.get(
        'x-restli-id',
      ) ?? '';
    const numbers = (list: string, organization = ORGANIZATION): Promise<Response> =>
      rest(
        sandbox,
        token,
        'GET',
        `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encodeURIComponent(organization)}&${list}`,
      );
    expect(await (await numbers(`shares=List(${encodeURIComponent(urn)})`)).json()).toMatchObject({
      elements: [{ share: urn }],
    });
    for (const wrong of [
      `shares=List(${urn})`,
      `shares=List%28${encodeURIComponent(urn)}%29`,
      `ugcPosts=List(${encodeURIComponent(urn)})`,
    ]) {
      expect((await numbers(wrong)).status).toBe(400);
    }
    expect((await numbers(`shares=List(${encodeURIComponent(urn)})`, 'urn:li:organization:1')).status).toBe(400);
  });

  it('refuses an upload to an address that has ended', async () => {
    await sandbox.control('/__fake/linkedin/upload-addresses', { ms: 1_000 });
    const { value } = await call<{ value: { document: string; uploadUrl: string } }>(
      'POST',
      '/rest/documents?action=initializeUpload',
      { initializeUploadRequest: { owner: AUTHOR } },
    );
    await sandbox.control('/__fake/clock', { advanceMs: 1_000 });
    expect((await sandbox.send('PUT', value.uploadUrl, { body: '%PDF-1.7' })).status).toBe(403);
  });
});
