import { answer } from './answer';
import { createMemoryStore } from './memory-store';
import { createWorld, type World } from './world';

export const ORIGIN = 'http://sandbox.test';

/** A world in memory, and the two ways in which tests speak to it. */
export interface TestSandbox {
  world: World;
  send(method: string, path: string, init?: RequestInit): Promise<Response>;
  /** A call to the control door that must succeed. */
  control(path: string, body?: object): Promise<void>;
}

export async function openTestSandbox(): Promise<TestSandbox> {
  const world = await createWorld({ store: createMemoryStore() });
  const send = (method: string, path: string, init: RequestInit = {}): Promise<Response> =>
    answer(new Request(new URL(path, ORIGIN), { method, ...init }), world);
  return {
    world,
    send,
    async control(path, body = {}) {
      const response = await send('POST', path, { body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    },
  };
}

/** What a person does on a consent page: sends its form with a choice. Returns the address the browser is sent to. */
export async function decide(
  { send }: TestSandbox,
  path: string,
  asked: Record<string, string>,
  choice: { account: string; decision: 'allow' | 'cancel' },
): Promise<URL> {
  const response = await send('POST', path, { body: new URLSearchParams({ ...asked, ...choice }) });
  const location = response.headers.get('location');
  if (!location) throw new Error(`Not sent back: ${response.status} ${await response.text()}`);
  return new URL(location);
}

/** The smallest PNG: one pixel. `salt` makes its bytes, not its picture, differ. */
export const pixel = (salt = ''): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
      Buffer.from(salt),
    ]),
  );
