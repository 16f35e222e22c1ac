import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { MINUTE, plus } from '@/lib/foundation/time';
import { createBusiness, createKey } from '@/prisma/factories';
import { createApiKey, isWellFormedApiKey, newApiKey, verifyApiKey } from './api-keys';

afterAll(() => pool().stop());

describe('the form of a key', () => {
  it('is a known prefix, 256 random bits and a checksum', () => {
    const keys = Array.from({ length: 200 }, newApiKey);
    expect(new Set(keys).size).toBe(200);
    for (const key of keys) {
      expect(key).toMatch(/^agm_live_[0-9A-Za-z]{49}$/);
      expect(isWellFormedApiKey(key)).toBe(true);
    }
  });

  it('shows every single wrong character, and every cut', () => {
    const key = newApiKey();
    for (let at = 0; at < key.length; at++) {
      const typo = `${key.slice(0, at)}${key[at] === 'a' ? 'b' : 'a'}${key.slice(at + 1)}`;
      expect(isWellFormedApiKey(typo)).toBe(false);
      expect(isWellFormedApiKey(key.slice(0, at))).toBe(false);
    }
    expect(isWellFormedApiKey(`${key}a`)).toBe(false);
  });
});

describe('a key', () => {
  it('is kept as its SHA-256 alone', async () => {
    const { id, key } = await createKey(await createBusiness());
    const row = await prisma().apiKey.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.hash)).toEqual(createHash('sha256').update(key).digest());
    expect(JSON.stringify({ ...row, hash: null })).not.toContain(key.slice(20));
    expect(key.startsWith(row.prefix)).toBe(true);
  });

  it('grants its scopes in its business, until it expires', async () => {
    const business = await createBusiness();
    const expiresAt = plus(new Date(), MINUTE);
    const { id, key } = await createApiKey(business.id, { name: 'Reader', scopes: ['read'], expiresAt });
    expect(await verifyApiKey(key)).toEqual({ id, scopes: ['read'], business });
    await prisma().apiKey.update({ where: { id }, data: { expiresAt: plus(new Date(), -1) } });
    expect(await verifyApiKey(key)).toBeNull();
  });

  it('is refused when it is revoked, unknown or malformed', async () => {
    const { id, key } = await createKey(await createBusiness());
    await prisma().apiKey.update({ where: { id }, data: { revokedAt: new Date() } });
    for (const refused of [key, newApiKey(), 'agm_live_', '', `${key} `])
      expect(await verifyApiKey(refused)).toBeNull();
  });

  it('is refused at once after it was used, and looked up with others of its turn by one statement', async () => {
    const keys = await Promise.all([1, 2].map(async () => createKey(await createBusiness())));
    const [first, second] = keys.map(({ key }) => key);
    const asked = [first, second, newApiKey()].map((key = '') => verifyApiKey(key));
    const granted = await Promise.all(asked);
    expect(granted.map((grant) => grant?.id)).toEqual([keys[0]?.id, keys[1]?.id, undefined]);
    await prisma().apiKey.update({ where: { id: keys[0]?.id ?? '' }, data: { revokedAt: new Date() } });
    let statements = 0;
    const again = await pool().observe(
      () => statements++,
      () => Promise.all([first, second].map((key = '') => verifyApiKey(key))),
    );
    expect([again[0], again[1]?.id, statements]).toEqual([null, keys[1]?.id, 1]);
  });

  it('notes when it was last used, at most once a minute', async () => {
    const { id, key } = await createKey(await createBusiness());
    const lastUsed = async () => (await prisma().apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await verifyApiKey(key);
    const first = await lastUsed();
    await verifyApiKey(key);
    expect(await lastUsed()).toEqual(first);
    const longAgo = plus(new Date(), -2 * MINUTE);
    await prisma().apiKey.update({ where: { id }, data: { lastUsedAt: longAgo } });
    await verifyApiKey(key);
    expect((await lastUsed())?.getTime()).toBeGreaterThan(longAgo.getTime() + MINUTE);
  });
});
