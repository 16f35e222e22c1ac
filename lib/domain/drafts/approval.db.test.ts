import { afterAll, describe, expect, it } from 'vitest';
import { publishSchema } from '@/lib/contracts/publish';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { newId } from '@/lib/foundation/ids';
import { DAY, plus } from '@/lib/foundation/time';
import { createScheduledPost } from '@/prisma/factories';
import { deleteMedia } from '../media/delete-media';
import { getScheduledPost } from '../posts/get-scheduled-post';
import { publishNow } from '../posts/publish-now';
import { schedulePost } from '../posts/schedule-post';
import { updateScheduledPost } from '../posts/update-scheduled-post';
import { createRecurrence } from '../recurrences/create-recurrence';
import { updateRecurrence } from '../recurrences/update-recurrence';
import { approveDraft } from './approve-draft';
import { newsroom } from './draft-fixture';
import { getDraft } from './get-draft';

afterAll(() => pool().stop());

const composed = (accountId: string) => publishSchema.parse({ accountIds: [accountId], content: 'At once' });
const dailyFrom = (startDate: string) => ({
  startDate: startDate.slice(0, 10),
  time: '23:59',
  frequency: { unit: 'day' as const, every: 30 },
  end: { kind: 'never' as const },
});

describe('a business whose posts need approval', () => {
  it.each(['publish', 'schedule', 'repeat'] as const)(
    'lets its owner %s, and names the remedy to its editor',
    async (how) => {
      const { owner, editor, account, tomorrow, rows } = await newsroom();
      const post = composed(account.id);
      const doIt = {
        publish: publishNow,
        schedule: (ctx: typeof owner) => schedulePost(ctx, { ...post, scheduledAt: tomorrow }),
        repeat: (ctx: typeof owner) => createRecurrence(ctx, { ...post, rule: dailyFrom(tomorrow) }),
      }[how];
      await expect(doIt(editor, post)).rejects.toMatchObject({
        code: 'needs_approval',
        message: expect.stringMatching(how === 'repeat' ? /Ask an owner/ : /send that for review/),
      });
      expect(await rows()).toEqual([]);
      await doIt(owner, post);
      expect((await rows()).length).toBeGreaterThan(0);
    },
  );

  it('lets its editor pause a series, and not change its words', async () => {
    const { owner, editor, account, tomorrow } = await newsroom();
    const { data } = await createRecurrence(owner, { ...composed(account.id), rule: dailyFrom(tomorrow) });
    await expect(updateRecurrence(editor, data.id, { content: 'Mine' })).rejects.toMatchObject({
      code: 'needs_approval',
    });
    expect((await updateRecurrence(editor, data.id, { state: 'paused' })).state).toBe('paused');
  });

  it('lets its editor move what is scheduled', async () => {
    const { owner, editor, business, account } = await newsroom();
    const { id } = await createScheduledPost(business, account);
    const scheduledAt = plus(owner.now, 3 * DAY).toISOString();
    expect(await updateScheduledPost(editor, id, { scheduledAt })).toMatchObject({ scheduledAt, status: 'pending' });
  });

  it.each(['pending', 'held'] as const)(
    'takes new words of what is %s back to review, until they are approved',
    async (status) => {
      const { owner, editor, business, account, tomorrow, rows } = await newsroom();
      const { id } = await createScheduledPost(business, account, { status, scheduledAt: new Date(tomorrow) });
      const changed = await updateScheduledPost(editor, id, { content: 'New words' });
      expect(changed).toMatchObject({ status: 'cancelled', reviewDraftId: expect.stringMatching(/^draft_/) });
      const draft = await getDraft(editor, changed.reviewDraftId ?? '');
      expect(draft).toMatchObject({ state: 'in_review', content: 'New words', replaces: id, scheduledAt: tomorrow });
      const { posts } = await approveDraft(owner, draft.id, { version: draft.version });
      expect(posts).toMatchObject([{ status: 'pending', scheduledAt: tomorrow }]);
      expect((await rows()).map((row) => row.status).sort()).toEqual(['cancelled', 'pending'].sort());
    },
  );

  it.each(['sending', 'published', 'unknown', 'needs_attention'] as const)(
    'leaves what is %s alone',
    async (status) => {
      const { editor, business, account } = await newsroom();
      const { id } = await createScheduledPost(business, account, { status });
      await expect(updateScheduledPost(editor, id, { content: 'Too late' })).rejects.toMatchObject({
        code: 'conflict',
      });
      expect(await getScheduledPost(editor, id)).toMatchObject({ status, reviewDraftId: null });
      expect(await prisma().draft.count({ where: { businessId: business.id } })).toBe(0);
    },
  );

  it('lets whoever may approve change words where they stand', async () => {
    const { owner, business, account } = await newsroom();
    const { id } = await createScheduledPost(business, account);
    expect(await updateScheduledPost(owner, id, { content: 'By the owner' })).toMatchObject({ status: 'pending' });
  });
});

describe('a business whose posts need none', () => {
  it('lets its editor schedule and change as ever', async () => {
    const { editor, account, tomorrow } = await newsroom(false);
    const { data } = await schedulePost(editor, { ...composed(account.id), scheduledAt: tomorrow });
    expect(await updateScheduledPost(editor, data[0]?.id ?? '', { content: 'Other' })).toMatchObject({
      status: 'pending',
    });
  });
});

it('a file that a draft names cannot be deleted', async () => {
  const { business, editor, write } = await newsroom();
  const id = newId('media');
  const file = { kind: 'image', mimeType: 'image/png', fileName: 'a.png', bytes: 1, storageKey: id } as const;
  await prisma().media.create({ data: { id, businessId: business.id, sha256: new Uint8Array(32), ...file } });
  await write({ mediaIds: [id] });
  await expect(deleteMedia(editor, id)).rejects.toMatchObject({ code: 'conflict' });
});
