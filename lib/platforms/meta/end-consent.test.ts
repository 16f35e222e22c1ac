import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facebookAdapter } from '../facebook';
import { instagramAdapter } from '../instagram';
import { type ScriptedNetwork, startScriptedNetwork, TEST_NOW, testAccess } from '../scripted-network-fixture';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const consent = { app: 'facebook', member: 'person-1' };
const revoke = (signal = AbortSignal.timeout(10_000)) =>
  facebookAdapter.revoke?.({ access: testAccess(consent), signal, now: TEST_NOW });
const refused = (code: number, error_subcode?: number) => ({
  status: 400,
  json: { error: { code, error_subcode, message: 'Words' } },
});

describe("the end of a person's consent at Facebook", () => {
  it('is asked for in the name of the app, never with the Page’s token', async () => {
    network.script({ json: { success: true } });
    expect(await revoke()).toEqual({ kind: 'done' });
    const [request] = network.seen;
    expect(request?.line).toBe('DELETE /graph/v25.0/person-1/permissions');
    expect(request?.headers.authorization).toBe('Bearer demo-facebook|demo-facebook-secret');
  });

  it.each([
    ['a person who has removed the app', refused(100, 33), { kind: 'done' }],
    ['a limit', refused(4), { kind: 'RATE_LIMITED' }],
    ['a refusal', refused(200), { kind: 'PERMISSION' }],
    ['an error of its own', refused(2), { kind: 'TRANSIENT' }],
    ['an answer that says no', { json: { success: false } }, { kind: 'TRANSIENT', code: 'not_understood' }],
    ['a lost connection', 'cut' as const, { kind: 'TRANSIENT' }],
  ])('%s', async (_, answer, expected) => {
    network.script(answer);
    expect(await revoke()).toMatchObject(expected);
  });

  it('ends with its time', async () => {
    network.script('hang');
    expect(await revoke(AbortSignal.timeout(50))).toMatchObject({ kind: 'TRANSIENT' });
  });

  it('is there for what was connected through Facebook, and known to be whose', () => {
    expect(facebookAdapter.isRevocable?.(consent)).toBe(true);
    expect(facebookAdapter.isRevocable?.({})).toBe(false);
    expect(instagramAdapter.isRevocable?.({ ...consent, host: 'facebook' })).toBe(true);
    expect(instagramAdapter.isRevocable?.({ username: 'fjord' })).toBe(false);
  });
});
