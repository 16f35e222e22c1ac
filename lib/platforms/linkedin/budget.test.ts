import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RateReading } from '../rate';
import {
  type ScriptedNetwork,
  startScriptedNetwork,
  TEST_NOW,
  testAccess,
  testPublish,
} from '../scripted-network-fixture';
import { COMMUNITY_POSTS_PER_DAY, POSTS_BUCKET } from './budget';
import { publishToLinkedin } from './publish';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const midnight = new Date('2026-03-11T00:00:00Z');
const created = { status: 201, headers: { 'x-restli-id': 'urn:li:share:7' } };
let asked: [string, string][];
let told: RateReading[];
let until: Date | null;
let accounts = 0;
beforeEach(() => {
  [asked, told, until] = [[], [], null];
  accounts += 1;
});
const publish = (now = TEST_NOW) => {
  const rate = {
    before: async (bucket: string, priority: string) => {
      asked.push([bucket, priority]);
      return until;
    },
    after: async (readings: readonly RateReading[]) => void told.push(...readings),
  };
  const access = { ...testAccess({ author: 'urn:li:person:1' }), accountId: `acc_budget_${accounts}`, rate };
  const { input, journal } = testPublish(network, { access, now });
  return { outcome: publishToLinkedin(input), journal };
};

describe('the budget of a LinkedIn account', () => {
  it('is asked before a post, which is counted against what members report', async () => {
    network.script(created, created);
    await publish().outcome;
    await publish().outcome;
    expect(asked).toEqual([
      [POSTS_BUCKET, 'publish'],
      [POSTS_BUCKET, 'publish'],
    ]);
    const reading = { scope: 'account', bucket: POSTS_BUCKET, remaining: null, resetAt: midnight };
    expect(told).toEqual([
      { ...reading, used: 1 / COMMUNITY_POSTS_PER_DAY },
      { ...reading, used: 2 / COMMUNITY_POSTS_PER_DAY },
    ]);
  });

  it('begins anew with the UTC day', async () => {
    network.script(created, created);
    await publish(new Date('2026-03-10T23:59:59Z')).outcome;
    await publish(new Date('2026-03-11T00:00:00Z')).outcome;
    expect(told.map(({ used }) => used)).toEqual([0.01, 0.01]);
  });

  it('says wait: nothing is sent', async () => {
    network.script();
    until = midnight;
    const { outcome, journal } = publish();
    expect(await outcome).toMatchObject({ kind: 'RATE_LIMITED', code: 'budget', until: midnight });
    expect([network.seen, journal]).toEqual([[], []]);
  });

  it('is spent until 00:00 UTC once LinkedIn says so', async () => {
    network.script({ status: 429, json: { status: 429, message: 'Resource level throttle' } });
    expect(await publish().outcome).toMatchObject({ kind: 'RATE_LIMITED', until: midnight });
    expect(told).toEqual([{ scope: 'account', bucket: POSTS_BUCKET, used: 1, remaining: 0, resetAt: midnight }]);
  });
});
