import { beforeEach, describe, expect, it } from 'vitest';
import { openTestSandbox, pixel, type TestSandbox } from '../test-browser';
import { ASTRID, answerOf, call, connect } from './test-user';

interface Uploaded {
  data: { id: string; processing_info?: { state: string; check_after_secs?: number } };
}

const GIF = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

describe('X media', () => {
  let sandbox: TestSandbox;
  let token: string;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
    token = (await connect(sandbox)).access_token;
  });

  const api = (method: string, path: string, body?: object): Promise<Response> =>
    call(sandbox, token, method, path, body);
  const picture = (salt = ''): object => ({
    media: Buffer.from(pixel(salt)).toString('base64'),
    media_category: 'tweet_image',
  });
  const upload = async (salt = ''): Promise<string> =>
    (await answerOf<Uploaded>(api('POST', '/media/upload', picture(salt)))).data.id;
  const post = (text: string, ...ids: string[]): Promise<Response> =>
    api('POST', '/tweets', { text, media: { media_ids: ids } });

  it('takes a picture as multipart and shows it on the post', async () => {
    const form = new FormData();
    form.set('media', new Blob([pixel()], { type: 'image/png' }), 'cup.png');
    form.set('media_category', 'tweet_image');
    const { data } = await answerOf<Uploaded>(api('POST', '/media/upload', form));
    expect(data).toMatchObject({ media_key: `3_${data.id}`, size: pixel().byteLength, image: { w: 1, h: 1 } });
    const described = await api('POST', '/media/metadata', { id: data.id, metadata: { alt_text: { text: 'A cup' } } });
    expect(described.status).toBe(200);
    const created = await answerOf<Uploaded>(post('Look', data.id));
    const page = await (await sandbox.send('GET', `/x/fjordcoffee/status/${created.data.id}`)).text();
    expect(page).toContain(`<img src="/x/media/${data.id}" alt="A cup">`);
    const shown = await sandbox.send('GET', `/x/media/${data.id}`);
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(pixel());
  });

  it.each([
    ['no category', { media: 'AA==' }],
    ['an unknown category', { media: 'AA==', media_category: 'tweet_video' }],
    ['no file', { media_category: 'tweet_image' }],
    ['no picture', { media: 'AAAA', media_category: 'tweet_image' }],
    ['a GIF in one piece', { media: GIF.toString('base64'), media_category: 'tweet_image' }],
    ['a field of its own', { media: 'AA==', media_category: 'tweet_image', alt_text: 'y' }],
  ])('refuses %s', async (_, body) => {
    expect((await api('POST', '/media/upload', body)).status).toBe(400);
  });

  it('takes 5 MB and not a byte more', async () => {
    const room = 5 * 1024 * 1024 - pixel().byteLength;
    expect((await api('POST', '/media/upload', picture('x'.repeat(room)))).status).toBe(200);
    expect((await api('POST', '/media/upload', picture('x'.repeat(room + 1)))).status).toBe(400);
  });

  it('puts at most four of one’s own pictures on a post, each once', async () => {
    const ids = [await upload(), await upload(), await upload(), await upload()];
    expect((await post('Four', ...ids)).status).toBe(201);
    expect((await post('Same twice', ids[0] ?? '', ids[0] ?? '')).status).toBe(400);
    const other = (await connect(sandbox, ASTRID)).access_token;
    const stolen = call(sandbox, other, 'POST', '/tweets', { text: 'Mine', media: { media_ids: [ids[0]] } });
    expect((await stolen).status).toBe(400);
    expect((await post('', ids[0] ?? '')).status).toBe(400);
    expect((await api('POST', '/tweets', { media: { media_ids: [ids[0]] } })).status).toBe(201);
    await sandbox.control('/__fake/clock', { advanceMs: 86_400_000 });
    token = (await connect(sandbox)).access_token;
    expect((await post('Too late', ids[0] ?? '')).status).toBe(400);
  });

  it('takes a video in segments and processes it by the clock', async () => {
    const total = 6 * 1024 * 1024;
    const announce = { media_type: 'video/mp4', total_bytes: total, media_category: 'tweet_video' };
    const { data } = await answerOf<Uploaded>(api('POST', '/media/upload/initialize', announce));
    const append = (index: number, bytes: number): Promise<Response> => {
      const form = new FormData();
      form.set('media', new Blob([new Uint8Array(bytes)]));
      form.set('segment_index', String(index));
      return api('POST', `/media/upload/${data.id}/append`, form);
    };
    const finalize = (): Promise<Response> => api('POST', `/media/upload/${data.id}/finalize`);
    const state = async () =>
      (await answerOf<Uploaded>(api('GET', `/media/upload?command=STATUS&media_id=${data.id}`))).data.processing_info;
    expect((await append(0, 5 * 1024 * 1024 + 1)).status).toBe(413);
    expect((await append(1_000, 1)).status).toBe(400);
    expect((await append(0, 4 * 1024 * 1024)).status).toBe(200);
    expect((await finalize()).status).toBe(400);
    expect((await append(1, 2 * 1024 * 1024)).status).toBe(200);
    expect((await answerOf<Uploaded>(finalize())).data.processing_info).toMatchObject({
      state: 'pending',
      check_after_secs: 1,
    });
    expect((await post('Too soon', data.id)).status).toBe(400);
    await sandbox.control('/__fake/clock', { advanceMs: 2_000 });
    expect(await state()).toMatchObject({ state: 'in_progress', check_after_secs: expect.any(Number) });
    await sandbox.control('/__fake/clock', { advanceMs: 3_000 });
    expect(await state()).toMatchObject({ state: 'succeeded' });
    expect((await post('With a picture', data.id, await upload())).status).toBe(400);
    expect((await post('Film', data.id)).status).toBe(201);
  });

  it.each([
    ['no category', { media_type: 'video/mp4', total_bytes: 1 }],
    ['a type that is not of the category', { media_type: 'image/gif', total_bytes: 1, media_category: 'tweet_video' }],
    ['no size', { media_type: 'video/mp4', media_category: 'tweet_video' }],
    ['more than 512 MB', { media_type: 'video/mp4', total_bytes: 2 ** 29 + 1, media_category: 'tweet_video' }],
    ['a field of its own', { media_type: 'video/mp4', total_bytes: 1, media_category: 'tweet_video', command: 'INIT' }],
  ])('begins no upload with %s', async (_, body) => {
    expect((await api('POST', '/media/upload/initialize', body)).status).toBe(400);
  });

  it('takes the steps of an upload in their order alone', async () => {
    const announce = { media_type: 'video/mp4', total_bytes: 4, media_category: 'tweet_video' };
    const { data } = await answerOf<Uploaded>(api('POST', '/media/upload/initialize', announce));
    const status = async () => (await api('GET', `/media/upload?command=STATUS&media_id=${data.id}`)).status;
    const append = async (fields: object) => (await api('POST', `/media/upload/${data.id}/append`, fields)).status;
    const finalize = async () => (await api('POST', `/media/upload/${data.id}/finalize`)).status;
    expect(await status()).toBe(400);
    expect(await finalize()).toBe(400);
    expect((await post('Unfinished', data.id)).status).toBe(400);
    expect(await append({ media: 'AAAA' })).toBe(400);
    expect(await append({ media: 'AAAA', segment_index: 0, command: 'APPEND' })).toBe(400);
    expect(await append({ media: 'AAAAAA==', segment_index: 1 })).toBe(200);
    expect(await finalize()).toBe(400);
    expect(await append({ media: 'AAAAAA==', segment_index: 0 })).toBe(200);
    expect(await finalize()).toBe(400);
  });

  it('knows an upload for a day', async () => {
    const announce = { media_type: 'video/mp4', total_bytes: 3, media_category: 'tweet_video' };
    const { data } = await answerOf<Uploaded>(api('POST', '/media/upload/initialize', announce));
    await sandbox.control('/__fake/clock', { advanceMs: 86_400_000 });
    token = (await connect(sandbox)).access_token;
    const late = await api('POST', `/media/upload/${data.id}/append`, { media: 'AAAA', segment_index: 0 });
    expect(late.status).toBe(400);
  });

  it('fails a video when it is told to, and describes none', async () => {
    await sandbox.control('/__fake/x/processing', { ms: 0, fails: true });
    const announce = { media_type: 'video/mp4', total_bytes: 3, media_category: 'tweet_video' };
    const { data } = await answerOf<Uploaded>(api('POST', '/media/upload/initialize', announce));
    await api('POST', `/media/upload/${data.id}/append`, { media: 'AAAA', segment_index: 0 });
    const ended = await answerOf<Uploaded>(api('POST', `/media/upload/${data.id}/finalize`));
    expect(ended.data.processing_info).toMatchObject({ state: 'failed' });
    expect((await post('Failed', data.id)).status).toBe(400);
    expect((await api('POST', '/media/metadata', { id: data.id, metadata: { alt_text: { text: 'A' } } })).status).toBe(
      400,
    );
  });

  it('takes a description without a field of its own', async () => {
    const id = await upload();
    const body = (more: object, text: object = {}) => ({ id, metadata: { alt_text: { text: 'A', ...text } }, ...more });
    expect((await api('POST', '/media/metadata', body({ colour: 'red' }))).status).toBe(400);
    expect((await api('POST', '/media/metadata', body({}, { lang: 'en' }))).status).toBe(400);
    expect((await api('POST', '/media/metadata', body({}))).status).toBe(200);
  });

  it('fails a GIF that is none, and shows one that is', async () => {
    await sandbox.control('/__fake/x/processing', { ms: 0 });
    const send = async (bytes: Uint8Array): Promise<Uploaded> => {
      const announce = { media_type: 'image/gif', total_bytes: bytes.byteLength, media_category: 'tweet_gif' };
      const { data } = await answerOf<Uploaded>(api('POST', '/media/upload/initialize', announce));
      const segment = { segment_index: 0, media: Buffer.from(bytes).toString('base64') };
      await api('POST', `/media/upload/${data.id}/append`, segment);
      return answerOf<Uploaded>(api('POST', `/media/upload/${data.id}/finalize`));
    };
    expect((await send(Buffer.from('no gif'))).data.processing_info).toMatchObject({ state: 'failed' });
    const good = await send(GIF);
    expect(good.data.processing_info).toMatchObject({ state: 'succeeded' });
    expect((await post('Moving', good.data.id)).status).toBe(201);
    expect((await sandbox.send('GET', `/x/media/${good.data.id}`)).headers.get('content-type')).toBe('image/gif');
  });
});
