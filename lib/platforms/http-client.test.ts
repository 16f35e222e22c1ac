import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpRequest, sendRequest } from './http-client';
import { leaseSignal } from './lease-signal';
import { type ScriptedNetwork, startScriptedNetwork, TEST_TOKEN } from './scripted-network-fixture';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const send = (over: Partial<HttpRequest> = {}) =>
  sendRequest({ method: 'POST', url: new URL('/a', network.url), body: { kind: 'json', value: {} }, ...over });

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

describe('sendRequest', () => {
  it('answers with status, headers and parsed body', async () => {
    network.script({ status: 201, json: { id: '1' }, headers: { 'x-restli-id': 'urn:1' } });
    const result = await send();
    expect(result).toMatchObject({ kind: 'response', status: 201, json: { id: '1' } });
    expect(result.kind === 'response' && result.headers.get('x-restli-id')).toBe('urn:1');
  });

  it('leaves json undefined for a body that is none', async () => {
    network.script({ status: 504, text: '<html>' });
    expect(await send()).toMatchObject({ kind: 'response', status: 504, text: '<html>', json: undefined });
  });

  it('sends a stream in pieces, with its length, and ends when its source fails', async () => {
    async function* chunks(fails: boolean) {
      yield new TextEncoder().encode('first ');
      if (fails) throw new Error('the disk is gone');
      yield new TextEncoder().encode('second');
    }
    const body = (fails: boolean) =>
      ({ kind: 'stream', chunks: chunks(fails), bytes: 12, contentType: 'application/pdf' }) as const;
    network.script({ status: 201 });
    expect(await send({ method: 'PUT', body: body(false) })).toMatchObject({ kind: 'response', status: 201 });
    expect(network.seen[0]).toMatchObject({
      text: 'first second',
      headers: { 'content-length': '12', 'content-type': 'application/pdf' },
    });
    expect(await send({ method: 'PUT', body: body(true) })).toMatchObject({ kind: 'no_answer' });
  });

  it.each([301, 302, 307, 308])('does not follow a %i', async (status) => {
    network.script({ status, headers: { location: '/elsewhere' } }, { status: 200 });
    expect(await send()).toMatchObject({ kind: 'response', status });
    expect(network.seen).toHaveLength(1);
  });

  it('knows that a refused connection sent nothing', async () => {
    const url = new URL(`http://127.0.0.1:${await closedPort()}/`);
    expect(await send({ url })).toEqual({ kind: 'not_sent', code: 'ECONNREFUSED' });
  });

  it('knows that an unknown host was sent nothing', async () => {
    const result = await send({ url: new URL('http://network.invalid/') });
    expect(result).toMatchObject({ kind: 'not_sent', code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) });
  });

  it('sends nothing for an aborted caller', async () => {
    network.script();
    expect(await send({ signal: AbortSignal.abort() })).toEqual({ kind: 'not_sent', code: 'aborted' });
    expect(network.seen).toEqual([]);
  });

  it('writes nothing once its lease is over, however late the connection stands', async () => {
    network.script({ json: {} }, { json: {} });
    let endsAt = performance.now() + 60_000;
    const signal = leaseSignal(10_000, () => endsAt);
    const sent = send({ signal });
    endsAt = performance.now() - 1;
    expect(await sent).toEqual({ kind: 'not_sent', code: 'aborted' });
    expect(network.seen).toEqual([]);
  });

  it('writes while its lease is renewed', async () => {
    network.script({ json: {} });
    let endsAt = performance.now() - 1;
    const signal = leaseSignal(10_000, () => endsAt);
    endsAt = performance.now() + 60_000;
    expect(await send({ signal })).toMatchObject({ kind: 'response' });
  });

  it('sends nothing when a header cannot be written, and does not quote it', async () => {
    const result = await send({ headers: { authorization: `Bearer ${TEST_TOKEN}\nx` } });
    expect(result).toEqual({ kind: 'not_sent', code: 'UND_ERR_INVALID_ARG' });
  });

  it('does not know after a cut connection, and does not send again', async () => {
    network.script('cut', { status: 200 });
    expect(await send()).toMatchObject({ kind: 'no_answer' });
    expect(network.seen).toHaveLength(1);
  });

  it('does not know after a timeout', async () => {
    network.script('hang');
    expect(await send({ timeoutMs: 50 })).toEqual({ kind: 'no_answer', code: 'timeout' });
  });

  it('does not know when the caller gives up after sending', async () => {
    network.script('hang');
    const caller = new AbortController();
    const pending = send({ url: new URL('/given-up', network.url), signal: caller.signal });
    await expect.poll(() => network.seen.some(({ line }) => line === 'POST /given-up'), { timeout: 5_000 }).toBe(true);
    caller.abort();
    expect(await pending).toEqual({ kind: 'no_answer', code: 'aborted' });
  });

  it('reads no more than it is allowed to', async () => {
    network.script({ text: 'é'.repeat(500_000) });
    const result = await send({ maxResponseBytes: 1_000 });
    expect(result.kind === 'response' && result.text.length).toBeLessThanOrEqual(501);
  });

  it('takes the secrets of the request out of the answer', async () => {
    network.script({ status: 400, json: { error: { message: `Malformed access token ${TEST_TOKEN}` } } });
    const result = await send({ headers: { authorization: `Bearer ${TEST_TOKEN}` } });
    expect(result).toMatchObject({ json: { error: { message: 'Malformed access token [redacted]' } } });
  });

  it('keeps the answer of a token exchange', async () => {
    network.script({ json: { access_token: TEST_TOKEN } });
    const result = await send({
      body: { kind: 'form', fields: { fb_exchange_token: TEST_TOKEN } },
      answersWithSecrets: true,
    });
    expect(result).toMatchObject({ json: { access_token: TEST_TOKEN } });
  });

  it.each<[string, HttpRequest['body'], string, RegExp]>([
    ['json', { kind: 'json', value: { a: 1 } }, 'application/json', /^\{"a":1\}$/],
    ['form', { kind: 'form', fields: { a: 'b c' } }, 'application/x-www-form-urlencoded', /^a=b\+c$/],
    ['bytes', { kind: 'bytes', bytes: new Uint8Array([65, 66]), contentType: 'image/png' }, 'image/png', /^AB$/],
    ['multipart', { kind: 'multipart', form: formOf('a', 'b') }, 'multipart/form-data', /name="a"\r\n\r\nb/],
  ])('writes a %s body', async (_kind, body, type, text) => {
    network.script({});
    await send({ body });
    expect(network.seen[0]?.headers['content-type']).toContain(type);
    expect(network.seen[0]?.text).toMatch(text);
  });
});

function formOf(name: string, value: string): FormData {
  const form = new FormData();
  form.set(name, value);
  return form;
}
