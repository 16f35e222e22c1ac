import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { publishResponseSchema, publishSchema } from '@/lib/contracts/publish';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { withTransaction } from '@/lib/data/db/transaction';
import { publishNow } from '@/lib/domain/posts/publish-now';
import { AppError } from '@/lib/foundation/errors';
import { createAccount, createBusiness, createKey } from '@/prisma/factories';
import { type RouteHandler, withBusiness } from './with-business';

let runs = 0;
let gate: Promise<void> = Promise.resolve();
let failure: Error | null = null;
const route = withBusiness(
  {
    permission: 'publish',
    body: z.object({ title: z.string() }),
    response: z.object({ run: z.number(), title: z.string() }),
    status: 201,
    idempotent: true,
  },
  async ({ ctx, body }) => {
    const answer = { run: ++runs, title: body.title };
    await gate;
    if (failure) throw failure;
    await withTransaction((tx) => ctx.keepAnswer?.(tx, answer) ?? Promise.resolve());
    return answer;
  },
);

/** Publishes as the real route does, then breaks or not. */
let crash: Error | null = null;
const publish = withBusiness(
  { permission: 'publish', body: publishSchema, response: publishResponseSchema, status: 202, idempotent: true },
  async ({ ctx, body }) => {
    const answer = await publishNow(ctx, body);
    if (crash) throw crash;
    return answer;
  },
);

let business: Awaited<ReturnType<typeof createBusiness>>;
let key: string;
const send = (to: RouteHandler, body: unknown, idempotencyKey: string | null, bearer = key): Promise<Response> =>
  to(
    new Request('http://localhost:3000/api/v2/things', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${bearer}`,
        ...(idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey }),
      },
      body: JSON.stringify(body),
    }),
    { params: Promise.resolve({}) },
  );
const post = (title: string, idempotencyKey: string | null, bearer = key): Promise<Response> =>
  send(route, { title }, idempotencyKey, bearer);
const expire = (idempotencyKey: string) =>
  prisma().idempotencyKey.updateMany({ where: { key: idempotencyKey }, data: { expiresAt: new Date(0) } });

beforeAll(async () => {
  business = await createBusiness();
  key = (await createKey(business)).key;
});
afterAll(() => pool().stop());

describe('Idempotency-Key', () => {
  it('runs a request once and replays its answer', async () => {
    const first = await post('Hello', 'replay');
    const second = await post('Hello', 'replay');
    expect(second.status).toBe(201);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await second.json()).toEqual(await first.json());
    const { expiresAt } = await prisma().idempotencyKey.findFirstOrThrow({ where: { key: 'replay' } });
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(23 * 3_600_000);
  });

  it('left out, each request runs', async () => {
    const answers = [await post('Hello', null), await post('Hello', null)];
    const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
    expect(first.run).not.toBe(second.run);
  });

  it('refuses another body under the same key', async () => {
    await post('Hello', 'mismatch');
    const answer = await post('Goodbye', 'mismatch');
    expect(answer.status).toBe(422);
    expect((await answer.json()).code).toBe('idempotency_mismatch');
  });

  it('lets one of many at once through; the others hear that it is running, and then its answer', async () => {
    let open: () => void = () => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const before = runs;
    const racing = Array.from({ length: 6 }, () => post('Hello', 'race'));
    const refused: Response[] = [];
    for (const request of racing) void request.then((answer) => refused.push(answer));
    await vi.waitFor(() => expect(refused).toHaveLength(5), 5_000);
    for (const answer of refused) {
      expect((await answer.clone().json()).code).toBe('idempotency_in_flight');
      expect(answer.headers.get('retry-after')).not.toBeNull();
    }
    open();
    const statuses = (await Promise.all(racing)).map((answer) => answer.status);
    gate = Promise.resolve();
    expect(statuses.sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(runs).toBe(before + 1);
    expect((await post('Hello', 'race')).headers.get('idempotent-replayed')).toBe('true');
  });

  it('is free again after a refusal, so that the same request may be sent later', async () => {
    failure = new AppError('conflict', 'Not now.');
    expect((await post('Hello', 'refused')).status).toBe(409);
    failure = null;
    expect((await post('Hello', 'refused')).status).toBe(201);
  });

  it('keeps a broken request’s key for a minute and then lets it go', async () => {
    failure = new Error('broken');
    expect((await post('Hello', 'broken')).status).toBe(500);
    failure = null;
    expect((await post('Hello', 'broken')).status).toBe(409);
    await expire('broken');
    expect((await post('Hello', 'broken')).status).toBe(201);
  });

  it('breaks where the verb keeps no answer, so that no such route goes unseen', async () => {
    const forgetful = withBusiness(
      { permission: 'publish', body: z.object({}), response: z.object({}), idempotent: true },
      async () => ({}),
    );
    expect((await send(forgetful, {}, 'forgetful')).status).toBe(500);
    expect((await send(forgetful, {}, 'forgetful')).status).toBe(409);
  });

  it('runs anew once its 24 hours are over', async () => {
    const first = await (await post('Hello', 'old')).json();
    await expire('old');
    expect((await (await post('Hello', 'old')).json()).run).toBeGreaterThan(first.run);
  });

  it('is a business’s own', async () => {
    const other = (await createKey(await createBusiness())).key;
    const first = await (await post('Hello', 'shared')).json();
    const second = await post('Hello', 'shared', other);
    expect(second.headers.get('idempotent-replayed')).toBeNull();
    expect((await second.json()).run).not.toBe(first.run);
  });

  it.each([
    ['one with a space', 'a b', 400],
    ['one of 256 characters', 'x'.repeat(256), 400],
    ['one of 255 characters', 'x'.repeat(255), 201],
  ])('takes or refuses %s', async (_, idempotencyKey, status) => {
    expect((await post('Hello', idempotencyKey)).status).toBe(status);
  });
});

describe('a post under an Idempotency-Key', () => {
  const onePost = async (content: string) => {
    const account = await createAccount(business, 'linkedin');
    return { accountIds: [account.id], content };
  };
  const written = (content: string) => prisma().scheduledPost.findMany({ where: { content }, select: { id: true } });
  /** As if so many seconds had passed since the key was last written. */
  const pass = (idempotencyKey: string, seconds: number) =>
    prisma().$executeRaw`UPDATE idempotency_keys
      SET expires_at = expires_at - ${seconds} * interval '1 second' WHERE key = ${idempotencyKey}`;

  it.each([
    ['breaks', new Error('broken')],
    ['is refused', new AppError('unavailable', 'The database is gone.')],
  ])('goes out once when the request %s after its commit, and its repetition gets the answer', async (_, broken) => {
    const body = await onePost(`once, ${broken.message}`);
    crash = broken;
    expect((await send(publish, body, broken.name)).status).toBeGreaterThanOrEqual(500);
    crash = null;
    await pass(broken.name, 61);
    const again = await send(publish, body, broken.name);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([202, 'true']);
    const { data } = await again.json();
    expect(await written(body.content)).toEqual([{ id: data[0].id }]);
  });

  it('is rolled back when its hold ran out and another request took the key', async () => {
    const body = await onePost('taken over');
    let goOn: () => void = () => undefined;
    const slow = withBusiness(
      { permission: 'publish', body: publishSchema, response: publishResponseSchema, status: 202, idempotent: true },
      async ({ ctx, body: given }) => {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
        return publishNow(ctx, given);
      },
    );
    const first = send(slow, body, 'slow');
    await vi.waitFor(async () => expect(await pass('slow', 61)).toBe(1));
    const second = await send(publish, body, 'slow');
    expect(second.status).toBe(202);
    goOn();
    const late = await first;
    expect([late.status, (await late.json()).code]).toEqual([409, 'idempotency_in_flight']);
    const { data } = await second.json();
    expect(await written(body.content)).toEqual([{ id: data[0].id }]);
    expect((await send(publish, body, 'slow')).headers.get('idempotent-replayed')).toBe('true');
  });
});
