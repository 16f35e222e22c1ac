import { describe, expect, it } from 'vitest';
import { parseEnv } from '../../lib/foundation/env';
import { isDemo, sandboxEnvironment } from './demo-environment';
import { completeEnvironment } from './environment';

const secrets = {
  AUTH_SECRET: 'a'.repeat(40),
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
  DEMO_PASSWORD: 'random-password',
};
const installation = { databaseUrl: 'postgres://a:b@127.0.0.1:5/c', folder: '/data', secrets, sandboxPort: 3010 };
const outside = (values: Record<string, string>): NodeJS.ProcessEnv => ({ NODE_ENV: 'production', ...values });
const complete = (values: Record<string, string> = {}) => completeEnvironment(outside(values), installation);

describe('whether this is the demo', () => {
  it.each([
    ['nothing is set', {}, true],
    ['a client id is empty', { X_CLIENT_ID: '' }, true],
    ['an address is set, but no client id', { X_API_URL: 'https://x.test' }, true],
    ['one client id is set', { X_CLIENT_ID: 'real' }, false],
    ['it is turned off', { DEMO: 'off' }, false],
  ])('when %s', (_, values, expected) => {
    expect(isDemo(outside(values))).toBe(expected);
  });
});

describe('the environment of the product', () => {
  it('is complete without anything set', () => {
    expect(() => parseEnv(complete())).not.toThrow();
    expect(complete()).toMatchObject({
      APP_URL: 'http://localhost:3000',
      X_CLIENT_ID: 'demo-x',
      FILES_DIR: '/data/files',
    });
  });

  it('follows the port', () => {
    expect(complete({ PORT: '4000' })).toMatchObject({ PORT: '4000', APP_URL: 'http://localhost:4000' });
  });

  it('lets what is set win, and takes an empty value for unset', () => {
    const env = complete({ AUTH_SECRET: 'b'.repeat(32), X_API_URL: 'https://x.test', APP_URL: '' });
    expect(env.AUTH_SECRET).toBe('b'.repeat(32));
    expect(env.X_API_URL).toBe('https://x.test');
    expect(env.APP_URL).toBe('http://localhost:3000');
  });

  it('changes no address and invents no client when a network is real', () => {
    const env = complete({ X_CLIENT_ID: 'real', X_CLIENT_SECRET: 'real' });
    for (const name of Object.keys(sandboxEnvironment('http://sandbox'))) {
      if (!name.startsWith('X_CLIENT')) expect(env[name], name).toBeUndefined();
    }
  });

  it('keeps the well-known password to this machine', () => {
    expect(complete({ APP_URL: 'https://social.example.com' }).DEMO_PASSWORD).toBe('random-password');
    expect(complete({ APP_URL: 'https://social.example.com', DEMO_PASSWORD: 'chosen-one' }).DEMO_PASSWORD).toBe(
      'chosen-one',
    );
    expect(complete({ APP_URL: 'http://127.0.0.1:3000' }).DEMO_PASSWORD).toBeUndefined();
  });
});
