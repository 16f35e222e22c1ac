import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVault, open, seal } from './vault';

const key = (id: string, fill: number): string => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const vault = createVault(key('a', 1));
const CONTEXT = 'social_accounts.access_token:acc_1';

describe('vault', () => {
  test('opens what it sealed, in its context alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (plain, context, other) => {
        const sealed = vault.seal(plain, context);
        expect(vault.open(sealed, context)).toBe(Buffer.from(plain, 'utf8').toString('utf8'));
        if (other !== context) expect(() => vault.open(sealed, other)).toThrow('cannot be opened');
      }),
    );
  });

  test('refuses every text that differs in one character', () => {
    const sealed = vault.seal('secret token', CONTEXT);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'Aa0-_.x~ ='), (at, character) => {
        fc.pre(sealed[at] !== character);
        expect(() => vault.open(sealed.slice(0, at) + character + sealed.slice(at + 1), CONTEXT)).toThrow(
          'cannot be opened',
        );
      }),
    );
  });

  test('refuses a shortened tag', () => {
    const [version, id, iv, tag = '', text] = vault.seal('secret', CONTEXT).split('.');
    const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
    expect(() => vault.open([version, id, iv, short, text].join('.'), CONTEXT)).toThrow('cannot be opened');
  });

  test('never writes the same text twice, and never the plain one', () => {
    const sealed = new Set(Array.from({ length: 100 }, () => vault.seal('secret token', CONTEXT)));
    expect(sealed.size).toBe(100);
    for (const text of sealed) {
      expect(text).toMatch(/^v1\.a(\.[\w-]+){3}$/);
      expect(text).not.toContain(Buffer.from('secret token').toString('base64url'));
    }
  });

  test('after a rotation the new key seals and the old one still opens', () => {
    const old = vault.seal('token', CONTEXT);
    const rotated = createVault(`${key('b', 2)},${key('a', 1)}`);
    expect(rotated.open(old, CONTEXT)).toBe('token');
    expect(rotated.seal('token', CONTEXT)).toMatch(/^v1\.b\./);
  });

  test('names a key that is gone', () => {
    const sealed = createVault(key('gone', 3)).seal('token', CONTEXT);
    expect(() => vault.open(sealed, CONTEXT)).toThrow('"gone" is not in ENCRYPTION_KEYS');
    expect(() => createVault(key('a', 9)).open(vault.seal('token', CONTEXT), CONTEXT)).toThrow('another key');
  });

  test.each(['', 'plain text', 'v1.a', 'v2.a.b.c.d', 'v1.a.b.c.d.e'])('refuses %j', (text) => {
    expect(() => vault.open(text, CONTEXT)).toThrow(expect.objectContaining({ code: 'internal_error' }));
  });

  test('refuses a key of another length', () => {
    expect(() => createVault(`a:${randomBytes(16).toString('base64')}`)).toThrow('"a" is not');
  });

  test('the keys come from the environment', () => expect(open(seal('token', CONTEXT), CONTEXT)).toBe('token'));
});
