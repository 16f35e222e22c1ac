import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GuardedRequest, guardedFetch } from './guarded-fetch';

/** Stands for a public address in these tests; 127.0.0.2 for a private one. Both reach the same server. */
const PUBLIC = '127.0.0.1';
const PRIVATE = '127.0.0.2';

let server: Server;
let port: number;
let handle: RequestListener;
let reached: string[];
let names: Record<string, string[]>;
let lookups: string[];
beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(`${request.headers.host?.split(':')[0]}${request.url}`);
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  reached = [];
  lookups = [];
  names = { 'a.test': [PUBLIC], 'b.test': [PUBLIC], 'inside.test': [PRIVATE], 'mixed.test': [PUBLIC, PRIVATE] };
  handle = (_, response) => response.end('hello');
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const lookup: LookupFunction = (name, _options, done) => {
  lookups.push(name);
  const found = names[name];
  if (!found) return done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '');
  done(
    null,
    found.map((address) => ({ address, family: 4 })),
  );
};
const exempt: GuardedRequest['exempt'] = (address, at) =>
  at === port && (address === PUBLIC || address.endsWith('.test'));
const get = (address: string, more: Partial<GuardedRequest> = {}) =>
  guardedFetch(address.replace(':PORT', `:${port}`), { maxBytes: 1_000, timeoutMs: 3_000, lookup, exempt, ...more });

async function textOf(address: string, more: Partial<GuardedRequest> = {}): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of (await get(address, more)).body) parts.push(chunk);
  return Buffer.concat(parts).toString();
}
const refusal = (code: string) => ({ code: 'invalid_input', errors: [expect.objectContaining({ path: 'url', code })] });

describe('a fetch of an address that a person gave', () => {
  it('reads what is public', async () => {
    expect(await textOf('http://a.test:PORT/page')).toBe('hello');
    expect(reached).toEqual(['a.test/page']);
  });

  it.each([
    ['not an address', 'no address', 'invalid_url'],
    ['a file', 'file:///etc/passwd', 'invalid_url'],
    ['another protocol', 'ftp://a.test/', 'invalid_url'],
    ['data', 'data:text/plain,hello', 'invalid_url'],
    ['a password', 'http://user:secret@a.test:PORT/', 'credentials'],
    ['another port', 'http://a.test:6379/', 'invalid_port'],
    ['this machine', 'http://127.0.0.1/', 'not_public'],
    ['this machine in short', 'http://127.1/', 'not_public'],
    ['this machine as a number', 'http://2130706433/', 'not_public'],
    ['this machine in hexadecimal', 'http://0x7f000001/', 'not_public'],
    ['this machine in octal', 'http://0177.0.0.1/', 'not_public'],
    ['this machine, IPv6', 'http://[::1]/', 'not_public'],
    ['this machine, mapped', 'http://[::ffff:127.0.0.1]/', 'not_public'],
    ['the secrets of a cloud', 'http://169.254.169.254/latest/meta-data/', 'not_public'],
    ['a private address on our port', `http://${PRIVATE}:PORT/`, 'not_public'],
    ['a name for a private address', 'http://inside.test:PORT/', 'not_public'],
    ['a name for a public and a private address', 'http://mixed.test:PORT/', 'not_public'],
    ['a name that nobody has', 'http://nobody.test/', 'unreachable'],
  ])('refuses %s', async (_, address, code) => {
    await expect(get(address)).rejects.toMatchObject(refusal(code));
    expect(reached).toEqual([]);
  });

  it('refuses localhost by the system’s own look-up', async () => {
    await expect(guardedFetch('http://localhost/', { maxBytes: 9, timeoutMs: 3_000 })).rejects.toMatchObject(
      refusal('not_public'),
    );
  });

  it('connects to the address that was checked, though the name now has another', async () => {
    const rebound: LookupFunction = (name, options, done) => {
      lookup(name, options, done);
      names[name] = [PRIVATE];
    };
    expect(await textOf('http://a.test:PORT/', { lookup: rebound })).toBe('hello');
    expect(lookups).toEqual(['a.test']);
    await expect(textOf('http://a.test:PORT/', { lookup: rebound })).rejects.toMatchObject(refusal('not_public'));
  });
});

describe('a redirect', () => {
  const redirectTo = (location: string, status = 302): void => {
    handle = (request, response) => {
      if (request.url === '/landed') return response.end('landed');
      response.writeHead(status, { location: location.replace(':PORT', `:${port}`) }).end();
    };
  };

  it.each([301, 302, 303, 307, 308])('%i is followed', async (status) => {
    redirectTo('http://b.test:PORT/landed', status);
    expect(await textOf('http://a.test:PORT/')).toBe('landed');
    expect(reached).toEqual(['a.test/', 'b.test/landed']);
  });

  it.each([
    ['to a private name', 'http://inside.test:PORT/landed', 'not_public'],
    ['to this machine', 'http://[::1]:PORT/landed', 'not_public'],
    ['to the secrets of a cloud', 'http://169.254.169.254/', 'not_public'],
    ['to a file', 'file:///etc/passwd', 'invalid_url'],
    ['to another port', 'http://a.test:22/', 'invalid_port'],
    ['with a password', 'http://u:p@a.test:PORT/landed', 'credentials'],
    ['to itself', 'http://a.test:PORT/', 'too_many_redirects'],
  ])('%s is refused', async (_, location, code) => {
    redirectTo(location);
    await expect(get('http://a.test:PORT/')).rejects.toMatchObject(refusal(code));
    expect(reached).not.toContain(expect.stringContaining('landed'));
  });

  it('to a name that has become private is refused', async () => {
    redirectTo('/landed');
    const rebound: LookupFunction = (name, options, done) => {
      lookup(name, options, done);
      names[name] = [PRIVATE];
    };
    await expect(get('http://a.test:PORT/', { lookup: rebound })).rejects.toMatchObject(refusal('not_public'));
    expect(reached).toEqual(['a.test/']);
  });
});

describe('a hostile answer', () => {
  it.each<[string, RequestListener, string]>([
    [
      'that says to be too large',
      (_, response) => response.writeHead(200, { 'content-length': '1001' }).write('x'),
      'too_large',
    ],
    ['that turns out to be too large', (_, response) => response.writeHead(200).end(Buffer.alloc(1_001)), 'too_large'],
    [
      'that unfolds to too much',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(500_000))),
      'too_large',
    ],
    [
      'that is no gzip',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain text'),
      'unreachable',
    ],
    [
      'in an unknown encoding',
      (_, response) => response.writeHead(200, { 'content-encoding': 'zstd, gzip' }).end('x'),
      'unreadable',
    ],
    [
      'that is cut off',
      (_, response) => response.writeHead(200, { 'content-length': '50' }).write('x', () => response.destroy()),
      'unreachable',
    ],
  ])('%s is refused', async (_, listener, code) => {
    handle = listener;
    await expect(textOf('http://a.test:PORT/')).rejects.toMatchObject(refusal(code));
  });

  it.each<[string, RequestListener]>([
    ['never comes', () => undefined],
    [
      'drips',
      (_, response) => {
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('that %s ends with its time', async (_, listener) => {
    handle = listener;
    const startedAt = performance.now();
    await expect(textOf('http://a.test:PORT/', { timeoutMs: 300 })).rejects.toMatchObject(refusal('timeout'));
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  });

  it('is unfolded within its bounds', async () => {
    handle = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('small'));
    expect(await textOf('http://a.test:PORT/')).toBe('small');
  });
});
