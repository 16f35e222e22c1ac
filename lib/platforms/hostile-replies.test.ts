import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import { HOSTILE_ANSWERS, type HostileNetwork, startHostileNetwork } from './hostile-network-fixture';
import { HTTP_DEFAULTS } from './http-client';
import { platformAdapter } from './registry';
import { testPicture, testPublish, testReconcile } from './scripted-network-fixture';

let network: HostileNetwork;
beforeAll(async () => {
  network = await startHostileNetwork();
});
afterAll(() => network.stop());

/** The one request of each network that makes a post public, and the one that looks for it afterwards. */
const PUBLISHES: Record<Platform, RegExp> = {
  linkedin: /^POST .*\/rest\/posts$/,
  x: /^POST .*\/2\/tweets$/,
  facebook: /^POST .*\/feed$/,
  instagram: /^POST .*\/media_publish$/,
};
const READS: Record<Platform, RegExp> = {
  linkedin: /^GET .*\/rest\/posts/,
  x: /^GET .*\/tweets\?/,
  facebook: /^GET .*\/feed\?/,
  instagram: /^GET /,
};
const METADATA: Record<Platform, Record<string, string>> = {
  linkedin: { mode: 'community', author: 'urn:li:person:1001' },
  x: { username: 'fjord' },
  facebook: {},
  instagram: { username: 'fjord' },
};

const LIMIT_MS = 500;
/** What one answer may take of memory beside what the test itself holds. */
const MEMORY_BYTES = 64 * 1024 * 1024;

const cases = PLATFORMS.flatMap((platform) =>
  Object.entries(HOSTILE_ANSWERS).map(([name, answer]) => ({ platform, name, answer })),
);

/** Runs `work`, and holds it to its time, to the memory of one answer, and to following no redirect. */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
  const rss = process.memoryUsage.rss();
  const startedAt = performance.now();
  const result = await work();
  expect(performance.now() - startedAt).toBeLessThan(LIMIT_MS * 4);
  expect(process.memoryUsage.rss() - rss).toBeLessThan(MEMORY_BYTES);
  // What a socket's buffers hold comes on top of the answer's limit.
  expect(network.bytesSent()).toBeLessThan(HTTP_DEFAULTS.maxResponseBytes + 4 * 1024 * 1024);
  expect(network.strayed()).toBe(0);
  return result;
}

describe('a hostile answer to the request that publishes', () => {
  it.each(cases)('$platform: $name leaves the outcome unknown', async ({ platform, answer }) => {
    network.answerWith(answer, (line) => PUBLISHES[platform].test(line));
    const { input, journal } = testPublish(
      { seen: [] },
      {
        access: { ...testReconcile().access, metadata: METADATA[platform] },
        media: platform === 'instagram' ? [testPicture()] : [],
        signal: AbortSignal.timeout(LIMIT_MS),
      },
    );
    const outcome = await bounded(() => platformAdapter(platform).publish(input));
    expect(outcome).toMatchObject({ kind: 'UNKNOWN_OUTCOME', code: expect.any(String), detail: expect.any(String) });
    expect(journal.filter(({ event }) => event === 'send')).toHaveLength(1);
  });
});

describe('a hostile answer to the question whether a post stands', () => {
  it.each(cases)('$platform: $name says neither yes nor no', async ({ platform, answer }) => {
    network.answerWith(answer, (line) => READS[platform].test(line));
    const ask = testReconcile({
      access: { ...testReconcile().access, metadata: METADATA[platform] },
      progress: { container: 'container_1' },
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const reconciliation = await bounded(() => platformAdapter(platform).reconcile(ask));
    expect(reconciliation).toMatchObject({ kind: 'unclear', code: expect.any(String) });
  });
});
