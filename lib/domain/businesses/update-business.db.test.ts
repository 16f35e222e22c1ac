import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { GET, PATCH } from '@/app/api/v2/business/route';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { createBusiness, createKey, createMember, createSession } from '@/prisma/factories';

let business: Awaited<ReturnType<typeof createBusiness>>;
beforeEach(async () => {
  business = await createBusiness();
});
afterAll(() => pool().stop());

const route = { params: Promise.resolve({}) };
const address = (businessId = business.id) => `http://localhost:3000/api/v2/business?businessId=${businessId}`;
const as = async (role: Parameters<typeof createMember>[1]) => ({
  cookie: (await createSession((await createMember(business, role)).id)).cookie,
  origin: 'http://localhost:3000',
});
const patch = (body: object, headers: Record<string, string>, businessId?: string) =>
  PATCH(
    new Request(address(businessId), {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
    route,
  );

describe('the settings of a business', () => {
  it('are read by every member, and by a key', async () => {
    const { key } = await createKey(business, ['read']);
    for (const headers of [await as('viewer'), { authorization: `Bearer ${key}` }]) {
      const answer = await GET(new Request(address(), { headers }), route);
      expect(answer.status).toBe(200);
      expect((await answer.json()).data).toEqual({
        id: business.id,
        slug: business.slug,
        name: 'Test Business',
        timeZone: 'Europe/Oslo',
        latePolicy: 'publish',
        lateLimitMinutes: 60,
        probeUnreadable: false,
        needsApproval: false,
      });
    }
  });

  it('are changed by an admin, with the entry that says so', async () => {
    const changes = {
      name: ' Fjord ',
      timeZone: 'asia/tokyo',
      latePolicy: 'ask',
      lateLimitMinutes: 15,
      probeUnreadable: true,
    };
    const answer = await patch(changes, await as('admin'));
    expect(answer.status).toBe(200);
    const kept = {
      name: 'Fjord',
      timeZone: 'Asia/Tokyo',
      latePolicy: 'ask',
      lateLimitMinutes: 15,
      probeUnreadable: true,
    };
    expect((await answer.json()).data).toMatchObject({ ...kept, slug: business.slug });
    const events = await prisma().auditEvent.findMany({ where: { businessId: business.id } });
    expect(events).toMatchObject([{ action: 'business.changed', data: kept }]);
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['latePolicy', { latePolicy: 'burst' }],
    ['lateLimitMinutes', { lateLimitMinutes: 0 }],
    ['probeUnreadable', { probeUnreadable: 'yes' }],
    ['lateLimitMinutes', { lateLimitMinutes: 10_081 }],
    ['lateLimitMinutes', { lateLimitMinutes: 1.5 }],
  ])('are not changed with a wrong %s', async (path, body) => {
    const answer = await patch(body, await as('owner'));
    expect(answer.status).toBe(422);
    expect((await answer.json()).errors[0]).toMatchObject({ path });
  });

  it.each(['editor', 'viewer'] as const)('are not for an %s to change', async (role) => {
    expect((await patch({ name: 'Mine' }, await as(role))).status).toBe(403);
  });

  it('of another business are not there', async () => {
    const other = await createBusiness();
    expect((await patch({ name: 'Mine' }, await as('owner'), other.id)).status).toBe(404);
    expect((await patch({ name: 'Mine' }, {})).status).toBe(401);
  });
});
