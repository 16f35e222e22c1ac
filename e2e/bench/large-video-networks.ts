import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Platform } from '@/lib/contracts/platform-names';
import { DAY, MINUTE } from '@/lib/foundation/time';
import { saveGrant } from '@/lib/sandbox/facebook/grants';
import { PAGES, PEOPLE } from '@/lib/sandbox/facebook/people';
import { INSTAGRAM_ACCOUNTS } from '@/lib/sandbox/instagram/professionals';
import { MEMBERS } from '@/lib/sandbox/linkedin/people';
import { createMemoryStore } from '@/lib/sandbox/memory-store';
import { createSandbox } from '@/lib/sandbox/server';
import { issueToken } from '@/lib/sandbox/tokens';
import { USERS } from '@/lib/sandbox/x/people';

const KEPT_OF_A_FETCH = 64 * 1024;

const IDENTITIES = {
  linkedin: { id: MEMBERS[0]?.id ?? '', scopes: ['openid', 'profile', 'w_member_social'], kind: 'access' },
  // The second has a subscription.
  x: { id: USERS[1]?.id ?? '', scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write'], kind: 'access' },
  facebook: {
    id: PAGES[0]?.id ?? '',
    scopes: ['pages_manage_posts', 'pages_read_engagement', 'pages_read_user_content'],
    kind: 'page',
  },
  instagram: {
    id: INSTAGRAM_ACCOUNTS[0]?.id ?? '',
    scopes: ['instagram_business_basic', 'instagram_business_content_publish'],
    kind: 'access',
  },
} as const satisfies Record<Platform, { id: string; scopes: string[]; kind: 'access' | 'page' }>;

export interface Identity {
  id: string;
  token: string;
  scopes: string[];
}

/** The four fakes in this process, with one account each. What they fetch they read to its end, and keep the beginning. */
export async function startNetworks() {
  const sandbox = await createSandbox({ store: createMemoryStore(), port: 0 });
  const { world } = sandbox;
  world.fetchMedia = async (url) => {
    const response = await fetch(url);
    const kept: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      if (bytes < KEPT_OF_A_FETCH) kept.push(chunk.slice(0, KEPT_OF_A_FETCH));
      bytes += chunk.byteLength;
    }
    fetched.push(bytes);
    return { ok: true, mimeType: 'video/mp4', bytes: new Uint8Array(Buffer.concat(kept)) };
  };
  const fetched: number[] = [];
  const person = PEOPLE[0]?.id ?? '';
  await saveGrant(world, 'demo-facebook', person, {
    pageIds: PAGES.map(({ id }) => id),
    declined: [],
    dataAccessExpiresAtMs: world.now().getTime() + 90 * DAY,
  });
  const identities = {} as Record<Platform, Identity>;
  for (const [platform, { id, scopes, kind }] of Object.entries(IDENTITIES)) {
    const network = platform as Platform;
    const userId = kind === 'page' ? person : null;
    const clientId = `demo-${platform}`;
    const life = { lifeMs: 60 * DAY };
    const issued = await issueToken(world, {
      ...{ network, kind, accountId: id, userId, clientId, scopes: [...scopes], ...life },
    });
    identities[network] = { id, token: issued.token, scopes: [...scopes] };
  }
  // A new token of LinkedIn is refused for its first seconds.
  await world.advance(MINUTE);
  await sandbox.start();
  return { sandbox, identities, fetched };
}

/** A bucket that takes every part and keeps none. */
export async function startBucket() {
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    const query = new URL(request.url ?? '/', 'http://bucket').searchParams;
    if (request.method === 'PUT') return void response.writeHead(200, { etag: '"part"' }).end();
    response.end(query.has('uploads') ? '<UploadId>1</UploadId>' : '<CompleteMultipartUploadResult/>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() };
}
