import { createMemoryStore } from '@/lib/sandbox/memory-store';
import { createSandbox } from '@/lib/sandbox/server';
import { sandboxEnvironment } from '@/scripts/launch/demo-environment';
import { type PictureServer, startPictureServer } from './picture-server';

export interface FakeNetworks {
  url: string;
  pictures: PictureServer;
  /** A call to the control door that must succeed. */
  control(path: string, body?: object): Promise<void>;
  /** What the control door shows. */
  read<T>(path: string): Promise<T>;
  stop(): Promise<void>;
}

/** The four fakes over real HTTP, with every network's address in the environment pointing at them, and files for them. */
export async function startFakeNetworks(): Promise<FakeNetworks> {
  const sandbox = await createSandbox({ store: createMemoryStore(), port: 0 });
  await sandbox.start();
  Object.assign(process.env, sandboxEnvironment(sandbox.url));
  const pictures = await startPictureServer();
  return {
    url: sandbox.url,
    pictures,
    async control(path, body = {}) {
      const response = await fetch(`${sandbox.url}/__fake/${path}`, { method: 'POST', body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    },
    async read<T>(path: string) {
      return (await (await fetch(`${sandbox.url}/__fake/${path}`)).json()) as T;
    },
    async stop() {
      await pictures.stop();
      await sandbox.stop();
    },
  };
}

/** One connection as its person asks for it. */
export const CONNECTION_REQUEST = {
  redirectUri: 'http://localhost:3000/api/oauth/callback',
  state: 'state-of-this-very-connection',
  codeVerifier: 'verifier-verifier-verifier-verifier-verifier-verifier',
};
