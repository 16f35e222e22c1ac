import { afterAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { env } from '@/lib/foundation/env';
import { createBusiness, createMember, createSession, createUser } from '@/prisma/factories';
import { auth } from './auth';
import { putUser } from './put-user';
import { readSession } from './read-session';

const ORIGIN = new URL(env().APP_URL).origin;
let address = 0;

/** Each request from an address of its own, so that only the limit under test is met. */
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  auth().handler(
    new Request(`${ORIGIN}/api/auth${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: ORIGIN,
        'x-forwarded-for': `10.0.${(address >> 8) & 255}.${address++ & 255}`,
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  );

const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const person = () => ({ name: 'Ada', email: `ada-${crypto.randomUUID()}@example.com`, password: 'a-long-password' });

afterAll(() => pool().stop());

describe('signing up', () => {
  it('makes a person, signs them in and gives them a business of their own', async () => {
    const typed = { ...person(), businessName: 'Åda & Søn Bakery', timeZone: 'Europe/Copenhagen' };
    const response = await post('/sign-up/email', typed);
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    const session = await readSession(cookieOf(response));
    expect(session?.user).toMatchObject({ name: 'Ada', email: typed.email, isAdmin: false });
    expect(session?.memberships).toMatchObject([
      { slug: 'ada-s-n-bakery', name: 'Åda & Søn Bakery', timeZone: 'Europe/Copenhagen', role: 'owner' },
    ]);
  });

  it.each([
    ['another spelling', 'europe/oslo', 'Europe/Oslo'],
    ['an offset, which knows no summer', '+02:00', 'UTC'],
  ])('reads the zone of a browser, here %s', async (_, timeZone, kept) => {
    const session = await readSession(cookieOf(await post('/sign-up/email', { ...person(), timeZone })));
    expect(session?.memberships[0]?.timeZone).toBe(kept);
  });

  it('falls back where nothing usable was typed for the business', async () => {
    const response = await post('/sign-up/email', { ...person(), timeZone: 'Mars/Olympus' });
    const session = await readSession(cookieOf(response));
    expect(session?.memberships).toMatchObject([{ name: 'My business', timeZone: 'UTC', role: 'owner' }]);
  });

  it('keeps a hash of the password, by argon2id', async () => {
    const typed = person();
    await post('/sign-up/email', typed);
    const credential = await prisma().authCredential.findFirstOrThrow({ where: { user: { email: typed.email } } });
    expect(credential.password).toMatch(/^\$argon2id\$/);
  });

  it.each([
    ['a short password', { password: 'short' }],
    ['no e-mail address', { email: 'nobody' }],
  ])('refuses %s', async (_, wrong) => {
    expect((await post('/sign-up/email', { ...person(), ...wrong })).status).toBe(400);
  });

  it('refuses an e-mail that has an account', async () => {
    const typed = person();
    await post('/sign-up/email', typed);
    expect((await post('/sign-up/email', { ...typed, email: typed.email.toUpperCase() })).status).toBe(422);
  });

  it('does not make an admin of somebody who asks to be one', async () => {
    const typed = person();
    await post('/sign-up/email', { ...typed, isAdmin: true });
    const user = await prisma().user.findFirst({ where: { email: typed.email } });
    expect(user?.isAdmin ?? false).toBe(false);
  });
});

describe('signing in', () => {
  it('opens a session with the right password, and closes it at sign-out', async () => {
    const typed = person();
    await putUser({ ...typed, isAdmin: false });
    const response = await post('/sign-in/email', typed);
    expect(response.status).toBe(200);
    const cookie = cookieOf(response);
    expect((await readSession(cookie))?.user.email).toBe(typed.email);
    expect((await post('/sign-out', {}, { cookie })).status).toBe(200);
    expect(await readSession(cookie)).toBeNull();
  });

  it('gives a business to a person who has none, once', async () => {
    const typed = person();
    const { id } = await putUser({ ...typed, isAdmin: false });
    await post('/sign-in/email', typed);
    await post('/sign-in/email', typed);
    expect(await prisma().membership.count({ where: { userId: id } })).toBe(1);
  });

  it('answers a wrong password and an unknown person alike', async () => {
    const typed = person();
    await putUser({ ...typed, isAdmin: false });
    const wrong = await post('/sign-in/email', { ...typed, password: 'another-password' });
    const unknown = await post('/sign-in/email', person());
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it('makes an e-mail wait after ten wrong passwords, whatever address they come from', async () => {
    const typed = person();
    await putUser({ ...typed, isAdmin: false });
    for (let i = 0; i < 10; i++) await post('/sign-in/email', { ...typed, password: `wrong-password-${i}` });
    const refused = await post('/sign-in/email', typed);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('refuses a sign-in that another site sends', async () => {
    const typed = person();
    await putUser({ ...typed, isAdmin: false });
    const { cookie } = await createSession((await createUser()).id);
    const response = await post('/sign-in/email', typed, { origin: 'https://evil.example', cookie });
    expect(response.status).toBe(403);
  });
});

describe('the session cookie', () => {
  it('brings every business of the person, by name', async () => {
    const first = await createBusiness({ name: 'Beta' });
    const user = await createMember(first, 'editor');
    const second = await createBusiness({ name: 'Alpha' });
    await prisma().membership.create({
      data: { id: `mem_${user.id}`, businessId: second.id, userId: user.id, role: 'viewer' },
    });
    const session = await readSession((await createSession(user.id)).cookie);
    expect(session?.memberships).toEqual([
      { ...second, role: 'viewer' },
      { ...first, role: 'editor' },
    ]);
  });

  it('is refused when it expired, was altered, or is nonsense', async () => {
    const user = await createUser();
    const { cookie } = await createSession(user.id);
    const expired = await createSession(user.id, new Date(Date.now() - 1_000));
    expect(await readSession(expired.cookie)).toBeNull();
    expect(await readSession(cookie.replace('=', '=x'))).toBeNull();
    for (const nonsense of ['', 'agm.session_token=', 'agm.session_token=%', 'agm.session_token=a.b', 'other=1']) {
      expect(await readSession(nonsense)).toBeNull();
    }
  });
});
