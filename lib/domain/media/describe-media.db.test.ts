import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PATCH } from '@/app/api/v2/media/[id]/route';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import type { BusinessContext } from '@/lib/domain/context';
import { createBusiness, createContext, createKey, createMember, createSession } from '@/prisma/factories';
import { storeBytes } from './store-bytes-fixture';

let folder: string;
let ctx: BusinessContext;
let bearer: string;
let mediaId: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'agm-describe-'));
  process.env.FILES_DIR = folder;
  ctx = await createContext();
  bearer = `Bearer ${(await createKey(ctx.business)).key}`;
});
beforeEach(async () => {
  const canvas = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a63' } });
  mediaId = (await storeBytes(ctx, await canvas.png().toBuffer(), { fileName: 'cup.png', altText: 'Before' })).id;
});
afterAll(async () => {
  await pool().stop();
  await rm(folder, { recursive: true, force: true });
});

const describeAs = (headers: Record<string, string>, body: unknown, id = mediaId): Promise<Response> =>
  PATCH(
    new Request(`http://localhost:3000/api/v2/media/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
    { params: Promise.resolve({ id }) },
  );
const patch = (body: unknown, id = mediaId): Promise<Response> => describeAs({ authorization: bearer }, body, id);
const stored = async (): Promise<string | null> =>
  (await prisma().media.findUniqueOrThrow({ where: { id: mediaId } })).altText;

describe('PATCH /api/v2/media/{id}', () => {
  it.each<[string, string | null, string | null]>([
    ['a description', 'A cup of coffee', 'A cup of coffee'],
    ['one with space around it', '  A cup \n', 'A cup'],
    ['nothing', null, null],
    ['blanks', '   ', null],
    ['one at the limit', 'é'.repeat(1_500), 'é'.repeat(1_500)],
  ])('keeps %s and answers the picture', async (_, altText, kept) => {
    const answer = await patch({ altText });
    expect(answer.status).toBe(200);
    expect((await answer.json()).data).toMatchObject({ id: mediaId, fileName: 'cup.png', altText: kept });
    expect(await stored()).toBe(kept);
  });

  it('writes down who described it, and not with which words', async () => {
    await patch({ altText: 'A secret recipe' });
    await patch({ altText: null });
    const events = await prisma().auditEvent.findMany({
      where: { subjectId: mediaId, action: 'media.described' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ data }) => data)).toEqual([{ isDescribed: true }, { isDescribed: false }]);
    expect(events[0]).toMatchObject({ businessId: ctx.business.id, actorType: 'api_key' });
  });

  it('twice is the same as once, and of two at once one stays', async () => {
    await patch({ altText: 'Same' });
    expect((await patch({ altText: 'Same' })).status).toBe(200);
    const answers = await Promise.all([patch({ altText: 'One' }), patch({ altText: 'Two' })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(['One', 'Two']).toContain(await stored());
  });

  it.each<[string, unknown, number, string]>([
    ['no altText', {}, 422, 'altText'],
    ['a number', { altText: 5 }, 422, 'altText'],
    ['one past the limit', { altText: 'x'.repeat(1_501) }, 422, 'altText'],
    ['an unknown field', { altText: 'A cup', fileName: 'other.png' }, 422, 'fileName'],
    ['no JSON', '{"altText":', 400, ''],
    ['a NUL', '{"altText":"a\\u0000b"}', 400, ''],
  ])('refuses %s and changes nothing', async (_, body, status, field) => {
    const answer = await patch(body);
    expect(answer.status).toBe(status);
    const { errors } = await answer.json();
    expect(errors.map((error: { path: string }) => error.path)).toEqual(field ? [field] : []);
    expect(await stored()).toBe('Before');
  });

  it.each<[string, number, () => Promise<Record<string, string>>]>([
    ['nobody', 401, async () => ({})],
    ['a key that only reads', 403, () => keyOf(ctx.business, ['read'])],
    ['a viewer', 403, viewer],
    ['a key of another business', 404, async () => keyOf(await createBusiness())],
  ])('is not for %s', async (_, status, headers) => {
    expect((await describeAs(await headers(), { altText: 'Mine now' })).status).toBe(status);
    expect(await stored()).toBe('Before');
  });

  it('does not find what is not there', async () => {
    const answer = await patch({ altText: 'A cup' }, 'media_none');
    expect([answer.status, (await answer.json()).detail]).toEqual([404, expect.stringContaining('media_none')]);
  });
});

async function keyOf(...given: Parameters<typeof createKey>): Promise<Record<string, string>> {
  return { authorization: `Bearer ${(await createKey(...given)).key}` };
}

async function viewer(): Promise<Record<string, string>> {
  const { id } = await createMember(ctx.business, 'viewer');
  return { cookie: (await createSession(id)).cookie, 'sec-fetch-site': 'same-origin' };
}
