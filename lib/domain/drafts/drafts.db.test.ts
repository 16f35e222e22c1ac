import { afterAll, describe, expect, it } from 'vitest';
import { DRAFT_STATES, type DraftState } from '@/lib/contracts/post-drafts';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { DAY, plus } from '@/lib/foundation/time';
import type { BusinessContext } from '../context';
import { approveDraft } from './approve-draft';
import { countWaiting } from './count-waiting';
import { deleteDraft } from './delete-draft';
import { newsroom } from './draft-fixture';
import { getDraft } from './get-draft';
import { listDrafts } from './list-drafts';
import { returnDraft } from './return-draft';
import { scheduleDraft } from './schedule-draft';
import { submitDraft } from './submit-draft';
import { updateDraft } from './update-draft';
import { withdrawDraft } from './withdraw-draft';

afterAll(() => pool().stop());

type Verb = (
  who: { owner: BusinessContext; editor: BusinessContext; tomorrow: string },
  id: string,
  version: number,
) => Promise<{ data: { state: DraftState } }>;

const VERBS: Record<string, Verb> = {
  change: ({ editor }, id, version) => updateDraft(editor, id, { version, content: 'Other words' }),
  submit: ({ editor }, id, version) => submitDraft(editor, id, { version }),
  withdraw: ({ editor }, id, version) => withdrawDraft(editor, id, { version }),
  return: ({ owner }, id, version) => returnDraft(owner, id, { version, comment: 'Say it shorter' }),
  approve: ({ owner }, id, version) => approveDraft(owner, id, { version }),
  approveForTime: ({ owner, tomorrow }, id, version) => approveDraft(owner, id, { version, scheduledAt: tomorrow }),
  schedule: ({ editor, tomorrow }, id, version) => scheduleDraft(editor, id, { version, scheduledAt: tomorrow }),
  scheduleUnreviewed: ({ owner }, id, version) => scheduleDraft(owner, id, { version, now: true }),
};

/** Where each verb leads from each state; `needs_approval` and `conflict` leave all as it was. */
const TABLE: Record<string, Record<DraftState, DraftState | 'conflict' | 'needs_approval'>> = {
  change: { draft: 'draft', in_review: 'draft', approved: 'draft', scheduled: 'conflict' },
  submit: { draft: 'in_review', in_review: 'conflict', approved: 'conflict', scheduled: 'conflict' },
  withdraw: { draft: 'conflict', in_review: 'draft', approved: 'draft', scheduled: 'conflict' },
  return: { draft: 'conflict', in_review: 'draft', approved: 'draft', scheduled: 'conflict' },
  approve: { draft: 'conflict', in_review: 'approved', approved: 'conflict', scheduled: 'conflict' },
  approveForTime: { draft: 'conflict', in_review: 'scheduled', approved: 'conflict', scheduled: 'conflict' },
  schedule: { draft: 'needs_approval', in_review: 'conflict', approved: 'scheduled', scheduled: 'conflict' },
  scheduleUnreviewed: { draft: 'scheduled', in_review: 'conflict', approved: 'scheduled', scheduled: 'conflict' },
};

describe.each(Object.entries(VERBS))('%s', (name, verb) => {
  it.each(DRAFT_STATES)('one that is %s', async (state) => {
    const room = await newsroom();
    const { id, version } = await room.standing(state);
    const expected = TABLE[name]?.[state];
    const before = { draft: await getDraft(room.owner, id), rows: await room.rows(), actions: await room.actions() };
    const taken = verb(room, id, version);
    if (expected === 'conflict' || expected === 'needs_approval') {
      await expect(taken).rejects.toMatchObject({ code: expected });
      const after = { draft: await getDraft(room.owner, id), rows: await room.rows(), actions: await room.actions() };
      expect(after).toEqual(before);
      return;
    }
    expect((await taken).data).toMatchObject({ state: expected, version: version + 1 });
    expect(await room.rows()).toHaveLength(expected === 'scheduled' ? 1 : 0);
    expect((await room.actions()).length).toBeGreaterThan(before.actions.length);
  });

  it('one that somebody changed since', async () => {
    const room = await newsroom();
    const from = DRAFT_STATES.find((state) => !['conflict', 'needs_approval'].includes(TABLE[name]?.[state] ?? ''));
    const { id, version } = await room.standing(from ?? 'draft');
    await expect(verb(room, id, version - 1)).rejects.toMatchObject({ code: 'conflict' });
    expect(await getDraft(room.owner, id)).toMatchObject({ state: from, version });
  });
});

describe('a draft', () => {
  it('keeps what is typed, half of it too, and lacks nothing but what it names', async () => {
    const room = await newsroom();
    const half = { accountIds: [], content: '', options: { link: { url: 'https:/' } } };
    const draft = await room.write({ ...half, variants: { [room.account.id]: { content: 'For X' } } });
    expect(draft).toMatchObject({ ...half, variants: { [room.account.id]: { content: 'For X' } }, scheduledAt: null });
    await expect(submitDraft(room.editor, draft.id, { version: 1 })).rejects.toMatchObject({
      code: 'invalid_input',
      errors: expect.arrayContaining([
        expect.objectContaining({ path: 'accountIds', message: 'Choose at least one account.' }),
        expect.objectContaining({ path: 'options.link.url' }),
      ]),
    });
    const { data } = await updateDraft(room.editor, draft.id, { version: 1, scheduledAt: room.tomorrow });
    expect(data).toMatchObject({ ...half, scheduledAt: room.tomorrow, version: 2, createdBy: { name: 'Test Person' } });
  });

  it('names no account and no file of another business', async () => {
    const room = await newsroom();
    const stranger = await newsroom();
    await expect(room.write({ accountIds: [stranger.account.id] })).rejects.toMatchObject({
      errors: [{ path: 'accountIds.0', code: 'unknown_account' }],
    });
    await expect(room.write({ mediaIds: ['media_theirs'] })).rejects.toMatchObject({
      errors: [{ code: 'unknown_media' }],
    });
    const { id } = await room.write();
    await expect(getDraft(stranger.owner, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is listed last changed first, page by page, and counted while it waits', async () => {
    const room = await newsroom();
    const first = await room.write();
    const waiting = await room.standing('in_review');
    await room.standing('scheduled');
    await updateDraft(room.editor, first.id, { version: 1, content: 'Changed last' });
    const { data: newest, nextCursor } = await listDrafts(room.editor, { limit: 1 });
    expect(newest.map(({ id }) => id)).toEqual([first.id]);
    const rest = await listDrafts(room.editor, { limit: 1, cursor: nextCursor ?? '' });
    expect([rest.data.map(({ id }) => id), rest.hasMore]).toEqual([[waiting.id], false]);
    const inReview = await listDrafts(room.editor, { limit: 5, state: ['in_review'] });
    expect(inReview.data.map(({ id }) => id)).toEqual([waiting.id]);
    expect(await countWaiting(room.editor)).toBe(1);
  });

  it.each(['draft', 'in_review', 'approved'] as const)('that is %s may be deleted, once', async (state) => {
    const room = await newsroom();
    const { id } = await room.standing(state);
    expect((await deleteDraft(room.editor, id)).data.state).toBe(state);
    await expect(deleteDraft(room.editor, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that is scheduled stays for its posts', async () => {
    const room = await newsroom();
    const { id } = await room.standing('scheduled');
    await expect(deleteDraft(room.editor, id)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('an approval', () => {
  it('with a time to come is the schedule itself, by the words of its author', async () => {
    const room = await newsroom();
    const { id, version } = await room.standing('in_review', { scheduledAt: room.tomorrow });
    const { data, posts } = await approveDraft(room.owner, id, { version });
    expect(data).toMatchObject({ state: 'scheduled', comment: null, reviewedBy: { id: room.owner.actor.id } });
    expect(posts).toMatchObject([{ status: 'pending', scheduledAt: room.tomorrow, accountId: room.account.id }]);
    const post = await prisma().post.findUniqueOrThrow({ where: { id: data.postId ?? '' } });
    expect(post.createdBy).toBe(room.editor.actor.id);
    expect(await room.actions()).toEqual(['draft.approved', 'draft.created', 'draft.submitted', 'post.scheduled']);
  });

  it('of a time that has passed asks the approver, who says now or another time', async () => {
    const room = await newsroom();
    const { id, version } = await room.standing('in_review', { scheduledAt: room.tomorrow });
    const late = { ...room.owner, now: plus(room.owner.now, 2 * DAY) };
    await expect(approveDraft(late, id, { version })).rejects.toMatchObject({
      errors: [{ path: 'scheduledAt', code: 'in_the_past' }],
    });
    expect(await room.rows()).toEqual([]);
    const { data, posts } = await approveDraft(late, id, { version, now: true });
    expect(data.scheduledAt).toBe(late.now.toISOString());
    expect(posts).toMatchObject([{ status: 'pending', scheduledAt: late.now.toISOString() }]);
  });

  it('is refused when the post could no longer go out', async () => {
    const room = await newsroom();
    const { id, version } = await room.standing('in_review');
    await prisma().socialAccount.update({ where: { id: room.account.id }, data: { isActive: false } });
    await expect(approveDraft(room.owner, id, { version })).rejects.toMatchObject({
      errors: [{ code: 'unknown_account' }],
    });
    expect((await getDraft(room.owner, id)).state).toBe('in_review');
  });

  it('and a return are not for an editor, nor for a key without that scope', async () => {
    const room = await newsroom();
    const { id, version } = await room.standing('in_review');
    const key: BusinessContext = {
      ...room.owner,
      actor: { type: 'api_key', id: 'key_1', scopes: ['read', 'publish'] },
    };
    for (const ctx of [room.editor, key]) {
      await expect(approveDraft(ctx, id, { version })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(returnDraft(ctx, id, { version, comment: 'No' })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('clears the comment, which a change and a second submission keep', async () => {
    const room = await newsroom();
    const { id, version } = await room.standing('in_review');
    const back = await returnDraft(room.owner, id, { version, comment: 'Say it shorter' });
    const changed = await updateDraft(room.editor, id, { version: back.data.version, content: 'Shorter' });
    const again = await submitDraft(room.editor, id, { version: changed.data.version });
    expect(again.data).toMatchObject({ comment: 'Say it shorter', reviewedBy: { id: room.owner.actor.id } });
    expect((await approveDraft(room.owner, id, { version: again.data.version })).data.comment).toBeNull();
  });
});

describe('two at once', () => {
  const tomorrowOf = async () => {
    const room = await newsroom();
    return { room, ...(await room.standing('in_review', { scheduledAt: room.tomorrow })) };
  };
  const other: Record<string, (room: Awaited<ReturnType<typeof newsroom>>, id: string, version: number) => unknown> = {
    'the same approver again': ({ owner }, id, version) => approveDraft(owner, id, { version }),
    'a second approver': ({ owner }, id, version) =>
      approveDraft({ ...owner, actor: { type: 'user', id: 'user_2', role: 'admin' } }, id, { version }),
    'a change': ({ editor }, id, version) => updateDraft(editor, id, { version, content: 'Never approved' }),
    'a withdrawal': ({ editor }, id, version) => withdrawDraft(editor, id, { version }),
    'a return': ({ owner }, id, version) => returnDraft(owner, id, { version, comment: 'Wait' }),
    'a deletion': ({ editor }, id) => deleteDraft(editor, id),
  };

  it.each(Object.entries(other))(
    'an approval and %s: one wins, and only approved words are in the queue',
    async (_, verb) => {
      for (let turn = 0; turn < 5; turn++) {
        const { room, id, version } = await tomorrowOf();
        const approve = () => approveDraft(room.owner, id, { version });
        const second = () => verb(room, id, version);
        const pair = turn % 2 === 0 ? [approve(), second()] : [second(), approve()];
        const outcomes = await Promise.allSettled(pair);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        const rows = await room.rows();
        const draft = await prisma().draft.findUnique({ where: { id } });
        expect(rows.map(({ content }) => content)).toEqual(draft?.state === 'scheduled' ? ['To be read twice'] : []);
      }
    },
  );
});
