import { beforeEach, describe, expect, it } from 'vitest';
import { faultSchema } from './faults';
import { openTestSandbox, type TestSandbox } from './test-browser';
import { findToken, issueToken, tokenState } from './tokens';

describe('control door', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await openTestSandbox();
  });

  const token = (accountId: string) => {
    const about = {
      network: 'x',
      kind: 'access',
      userId: null,
      clientId: 'c',
      scopes: ['a', 'b'],
      lifeMs: 60_000,
    } as const;
    return issueToken(sandbox.world, { ...about, scopes: [...about.scopes], accountId });
  };
  const target = { network: 'x', operation: 'publish', account: '1' } as const;

  it('moves the clock, and a reset puts it back', async () => {
    await sandbox.control('/__fake/clock', { advanceMs: 3_600_000 });
    expect(sandbox.world.now().getTime() - Date.now()).toBeGreaterThan(3_599_000);
    await sandbox.control('/__fake/reset');
    expect(Math.abs(sandbox.world.now().getTime() - Date.now())).toBeLessThan(1_000);
  });

  it('revokes, expires and reduces the tokens of one account alone', async () => {
    const [mine, other] = [await token('1'), await token('2')];
    await sandbox.control('/__fake/accounts/x/1/scopes', { remove: ['b'] });
    expect((await findToken(sandbox.world, mine.token))?.scopes).toEqual(['a']);
    await sandbox.control('/__fake/accounts/x/1/expire');
    const expired = await findToken(sandbox.world, mine.token);
    expect(expired && tokenState(sandbox.world, expired)).toBe('expired');
    await sandbox.control('/__fake/accounts/x/1/revoke');
    const revoked = await findToken(sandbox.world, mine.token);
    expect(revoked && tokenState(sandbox.world, revoked)).toBe('revoked');
    expect(await findToken(sandbox.world, other.token)).toEqual(other);
  });

  it('applies a fault as often as asked, to its account alone', async () => {
    const { faults } = sandbox.world;
    await sandbox.control('/__fake/faults', {
      network: 'x',
      operation: 'publish',
      fault: 'error_500',
      times: 2,
      account: '1',
    });
    expect(await faults.take({ ...target, account: '2' })).toBeNull();
    expect(await faults.take({ ...target, operation: 'read' })).toBeNull();
    expect(await faults.take(target)).toMatchObject({ fault: 'error_500' });
    expect(await faults.take(target)).not.toBeNull();
    expect(await faults.take(target)).toBeNull();
    expect(await faults.list()).toEqual([]);
  });

  it('repeats a random fault exactly for the same seed', async () => {
    const run = async (seed: number): Promise<boolean[]> => {
      const { faults } = (await openTestSandbox()).world;
      await faults.add(faultSchema.parse({ network: '*', fault: 'lose_reply', times: 1_000, probability: 0.5 }), seed);
      const hits: boolean[] = [];
      for (let call = 0; call < 40; call++) hits.push((await faults.take(target)) !== null);
      return hits;
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    expect(first.filter(Boolean).length).toBeGreaterThan(8);
    expect(first.filter(Boolean).length).toBeLessThan(32);
  });

  it('refuses what it does not understand', async () => {
    const post = (path: string, body: string): Promise<Response> => sandbox.send('POST', path, { body });
    expect((await post('/__fake/faults', '{"network":"x","fault":"explode"}')).status).toBe(400);
    expect((await post('/__fake/faults', 'no json')).status).toBe(400);
    expect((await post('/__fake/clock', '{}')).status).toBe(400);
    expect((await post('/__fake/myspace/read-lag', '{"ms":1}')).status).toBe(404);
    expect((await sandbox.send('GET', '/__fake/posts?network=myspace')).status).toBe(404);
  });

  it('lists who lives here, with the state of their tokens', async () => {
    const { data } = (await (await sandbox.send('GET', '/__fake/accounts')).json()) as {
      data: { network: string; id: string; username: string; profileUrl: string }[];
    };
    expect(data.find(({ username }) => username === 'fjordcoffee')).toMatchObject({
      network: 'x',
      profileUrl: 'http://sandbox.test/x/fjordcoffee',
    });
    for (const { profileUrl } of data.filter(({ network }) => network === 'x' || network === 'linkedin')) {
      expect((await sandbox.send('GET', new URL(profileUrl).pathname)).status, profileUrl).toBe(200);
    }
  });
});
