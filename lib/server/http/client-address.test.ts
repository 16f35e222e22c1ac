import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { clientAddress, trustNoForgedAddress } from './client-address';

describe('the address of a client', () => {
  it.each([
    ['nobody in between', '9.9.9.9', '', 0, '9.9.9.9'],
    ['a forged header and no proxy', '9.9.9.9', '1.1.1.1', 0, '9.9.9.9'],
    ['one proxy', '10.0.0.1', '9.9.9.9', 1, '9.9.9.9'],
    ['a forged entry before one proxy', '10.0.0.1', '1.1.1.1, 9.9.9.9', 1, '9.9.9.9'],
    ['two proxies', '10.0.0.1', '1.1.1.1,9.9.9.9, 10.0.0.2', 2, '9.9.9.9'],
    ['a way around the proxies', '9.9.9.9', '1.1.1.1', 2, '9.9.9.9'],
    ['a way around them without a header', '9.9.9.9', ' , ', 1, '9.9.9.9'],
  ])('with %s is the one that nobody could write', (_, connection, forwardedFor, proxies, address) => {
    expect(clientAddress(connection, forwardedFor, proxies)).toBe(address);
  });

  it('is all that a server hears, whatever the client sends', async () => {
    trustNoForgedAddress();
    const server = createServer((request, response) => response.end(String(request.headers['x-forwarded-for'])));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const headers = { 'x-forwarded-for': '1.1.1.1, 2.2.2.2' };
    const answer = await fetch(`http://127.0.0.1:${port}`, { headers });
    expect(await answer.text()).toBe('127.0.0.1');
    server.close();
  });
});
