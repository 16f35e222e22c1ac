import { afterAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { createUser } from '@/prisma/factories';
import { createBusiness } from './create-business';
import { slugCandidate } from './slug';

const now = new Date();
afterAll(() => pool().stop());

describe('the slug of a name', () => {
  it.each([
    ['Fjord Coffee Roasters', 1, 'fjord-coffee-roasters'],
    ['Fjord Coffee Roasters', 3, 'fjord-coffee-roasters-3'],
    ['  Café “Übermut” & Co. ', 1, 'cafe-ubermut-co'],
    ['株式会社', 1, 'business'],
    ['Admin', 1, 'admin-2'],
    ['API', 2, 'api-2'],
    ['!!!', 1, 'business'],
    ['x'.repeat(80), 1, 'x'.repeat(40)],
  ])('%s, candidate %i, is %s', (name, n, slug) => {
    expect(slugCandidate(name, n)).toBe(slug);
  });
});

describe('a new business', () => {
  it('has its owner, and the entry that says who made it', async () => {
    const { id: ownerId } = await createUser();
    const business = await createBusiness({ ownerId, name: ' Quiet Bakery ', timeZone: 'europe/oslo' }, now);
    expect(business).toMatchObject({ slug: 'quiet-bakery', name: 'Quiet Bakery', timeZone: 'Europe/Oslo' });
    const memberships = await prisma().membership.findMany({ where: { businessId: business.id } });
    expect(memberships).toMatchObject([{ userId: ownerId, role: 'owner' }]);
    const events = await prisma().auditEvent.findMany({ where: { businessId: business.id } });
    expect(events).toMatchObject([{ action: 'business.created', actorType: 'user', actorId: ownerId }]);
  });

  it('of a name that is taken gets the next slug, also when two come at once', async () => {
    const { id: ownerId } = await createUser();
    const make = () => createBusiness({ ownerId, name: 'Twin', timeZone: 'UTC' }, now);
    const slugs = (await Promise.all([make(), make(), make()])).map(({ slug }) => slug);
    expect(slugs.sort()).toEqual(['twin', 'twin-2', 'twin-3']);
  });

  it.each([
    ['name', { name: '   ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['timeZone', { timeZone: '' }],
  ])('is refused for its %s', async (path, wrong) => {
    const { id: ownerId } = await createUser();
    const attempt = createBusiness({ ownerId, name: 'Fine', timeZone: 'UTC', ...wrong }, now);
    await expect(attempt).rejects.toMatchObject({ code: 'invalid_input', errors: [{ path }] });
    expect(await prisma().membership.count({ where: { userId: ownerId } })).toBe(0);
  });

  it('is not made for nobody', async () => {
    const before = await prisma().business.count();
    const attempt = createBusiness({ ownerId: 'user_none', name: 'Orphan', timeZone: 'UTC' }, now);
    await expect(attempt).rejects.toThrow();
    expect(await prisma().business.count()).toBe(before);
  });
});
