import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory-store';
import { createSandbox, type Sandbox } from './server';
import { issueToken } from './tokens';
import { USERS } from './x/people';

const USER_ID = USERS[0]?.id ?? '';

describe('the sandbox over HTTP', () => {
  let sandbox: Sandbox;
  let token: string;

  beforeEach(async () => {
    sandbox = await createSandbox({ store: createMemoryStore(), port: 0 });
    await sandbox.start();
    const scopes = ['tweet.read', 'tweet.write', 'users.read', 'media.write'];
    const about = {
      network: 'x',
      kind: 'access',
      accountId: USER_ID,
      userId: null,
      clientId: 'demo-x',
      scopes,
    } as const;
    token = (await issueToken(sandbox.world, { ...about, scopes: [...scopes], lifeMs: 60_000 })).token;
  });
  afterEach(() => sandbox.stop());

  const tweet = (text: string): Promise<Response> =>
    fetch(`${sandbox.url}/x-api/2/tweets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
  const fault = (body: object): Promise<Response> =>
    fetch(`${sandbox.url}/__fake/faults`, { method: 'POST', body: JSON.stringify(body) });
  const ledgerTexts = async (): Promise<string[]> => {
    const { data } = (await (await fetch(`${sandbox.url}/__fake/posts?network=x`)).json()) as {
      data: { text: string }[];
    };
    return data.map(({ text }) => text);
  };

  it('hears this machine alone, and on its first loopback address', async () => {
    const { port } = new URL(sandbox.url);
    expect((await fetch(`http://127.0.0.1:${port}/__fake/clock`)).status).toBe(200);
    await expect(fetch(`http://127.0.0.2:${port}/__fake/clock`)).rejects.toThrow('fetch failed');
  });

  it('publishes, and shows the post at its permalink', async () => {
    const created = await tweet('Hello <b>Oslo</b> #coffee');
    expect(created.status).toBe(201);
    expect(created.headers.get('x-rate-limit-remaining')).toBe('99');
    const { data } = (await (await fetch(`${sandbox.url}/__fake/posts`)).json()) as { data: { permalink: string }[] };
    const tagged = await (await fetch(`${sandbox.url}/x/hashtag/Coffee`)).text();
    expect(tagged).toContain(new URL(data[0]?.permalink ?? '').pathname);
    const page = await (await fetch(data[0]?.permalink ?? '')).text();
    expect(page).toContain('Hello &#60;b&#62;Oslo&#60;/b&#62; <a href="/x/hashtag/coffee">#coffee</a>');
  });

  it('accepts and then drops the connection: the post stands, the caller knows nothing', async () => {
    await fault({ network: 'x', operation: 'publish', fault: 'lose_reply' });
    await expect(tweet('Once only')).rejects.toThrow();
    expect(await ledgerTexts()).toEqual(['Once only']);
    expect((await tweet('Once only')).status).toBe(403);
    expect((await tweet('The next one')).status).toBe(201);
  });

  it('hangs and drops without doing anything', async () => {
    await fault({ network: 'x', operation: 'publish', fault: 'timeout', delayMs: 5 });
    await expect(tweet('Never arrives')).rejects.toThrow();
    expect(await ledgerTexts()).toEqual([]);
  });

  it('refuses a body larger than any network takes', async () => {
    const body = new Uint8Array(101 * 1024 * 1024 + 1);
    expect((await fetch(`${sandbox.url}/x-api/2/media/upload`, { method: 'POST', body })).status).toBe(413);
    expect((await fetch(sandbox.url)).status).toBe(200);
  });

  it('shows a home page, and says what it does not know', async () => {
    const home = await (await fetch(sandbox.url)).text();
    expect(home).toContain('Sandbox networks');
    expect(home).toContain('href="/x/fjordcoffee"');
    expect((await fetch(`${sandbox.url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/__fake/nothing`)).status).toBe(404);
  });

  it('refuses a port that is taken, and stops more than once', async () => {
    const port = Number(new URL(sandbox.url).port);
    const second = await createSandbox({ store: createMemoryStore(), port });
    await expect(second.start()).rejects.toThrow('EADDRINUSE');
    await second.stop();
    await sandbox.stop();
  });
});
