import type { Platform } from '@/lib/contracts/platform';
import type { World } from './world';

/** A person, page or business that exists on a fake network from the start. `tokens` of it are found by `id`. */
export interface SeededAccount {
  id: string;
  kind: 'person' | 'page' | 'professional';
  displayName: string;
  username: string;
  /** Root-relative address of the profile page on this server. */
  profilePath: string;
}

/** One fake network: web-standard request in, response out. It knows the network's documents and nothing of the product. */
export interface FakeNetwork {
  name: Platform;
  title: string;
  /** First path segments that belong to it, with the slash: `/linkedin`, `/linkedin-api`. */
  prefixes: string[];
  accounts: readonly SeededAccount[];
  /** `path` is the whole pathname, prefix included and still percent-encoded. @throws ConnectionLost */
  handle(request: Request, world: World, path: string): Promise<Response>;
  /** Its own switches under `/__fake/{name}/…`; null when it has no such switch. `path` starts after the name. */
  control?(request: Request, world: World, path: string): Promise<Response | null>;
}

/** The connection ends without an answer: the server destroys the socket. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
