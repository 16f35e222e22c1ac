import { describe, expect, it } from 'vitest';
import { DRAFT_STATES } from '@/lib/contracts/post-drafts';
import { SCHEDULED_POST_STATUSES } from '@/lib/contracts/scheduled-posts';
import { plus } from '@/lib/foundation/time';
import type { Outcome, Reconciliation } from '@/lib/platforms/platform';
import { DRAFT_ARROWS, PUBLISHING_DEFAULTS, settle, settleDoubt, TRANSITIONS } from './state-machine';

const now = new Date('2026-11-24T10:00:00Z');
const facts = { now, attempts: 0, openedAt: now, readLagMs: 10_000, wasDoubted: false, random: () => 1 };
const words = { code: 'c', detail: 'd' };
const later = plus(now, 60_000);

describe('settle', () => {
  const table: [Outcome, string, string, Date | null, boolean][] = [
    [{ kind: 'OK', platformPostId: '1', permalink: null, publishedAt: now }, 'published', 'accepted', null, true],
    [{ kind: 'TRANSIENT', ...words }, 'pending', 'not_sent', plus(now, 5_000), true],
    [{ kind: 'TRANSIENT', ...words, retryAfterMs: 1_000 }, 'pending', 'not_sent', plus(now, 1_000), true],
    [{ kind: 'RATE_LIMITED', ...words, until: later }, 'pending', 'not_sent', later, false],
    [{ kind: 'RECONNECT', ...words }, 'held', 'not_sent', null, false],
    [{ kind: 'PERMISSION', ...words }, 'needs_attention', 'rejected', null, true],
    [{ kind: 'DUPLICATE', ...words, ref: null }, 'failed', 'rejected', null, true],
    [{ kind: 'INVALID_CONTENT', ...words }, 'failed', 'rejected', null, true],
    [{ kind: 'MEDIA_RETRY', ...words }, 'pending', 'not_sent', plus(now, 5_000), true],
    [
      { kind: 'NOT_READY', progress: { container: '1' }, retryAfterMs: 2_000 },
      'pending',
      'prepared',
      plus(now, 2_000),
      false,
    ],
    [{ kind: 'POLICY_BLOCK', ...words }, 'needs_attention', 'rejected', null, true],
    [{ kind: 'BILLING', ...words }, 'pending', 'not_sent', plus(now, 900_000), false],
    [{ kind: 'API_VERSION', ...words }, 'pending', 'not_sent', plus(now, 900_000), false],
    [{ kind: 'UNKNOWN_OUTCOME', ...words }, 'unknown', 'unknown', plus(now, 10_000), true],
  ];

  it.each(table)('%o → %s', (outcome, status, attempt, notBefore, counts) => {
    expect(settle(outcome, facts)).toMatchObject({ status, attempt, notBefore, counts });
  });

  it.each(table)('%o takes an arrow that exists', (outcome) => {
    const { status } = settle(outcome, facts);
    const arrows: readonly string[] = [...TRANSITIONS.claimed, ...TRANSITIONS.sending];
    expect(arrows).toContain(status);
  });

  it('gives up on transient failures at the limit and not one before', () => {
    const at = (attempts: number) => settle({ kind: 'TRANSIENT', ...words }, { ...facts, attempts }).status;
    expect(at(PUBLISHING_DEFAULTS.maxAttempts - 2)).toBe('pending');
    expect(at(PUBLISHING_DEFAULTS.maxAttempts - 1)).toBe('failed');
  });

  it('never counts a rate limit, credits or a retired version as a try', () => {
    const attempts = PUBLISHING_DEFAULTS.maxAttempts + 5;
    for (const outcome of [
      { kind: 'RATE_LIMITED', ...words, until: later },
      { kind: 'BILLING', ...words },
    ] as const) {
      expect(settle(outcome, { ...facts, attempts }).status).toBe('pending');
    }
  });

  it.each<[string, Outcome]>([
    ['a duplicate', { kind: 'DUPLICATE', ...words, ref: 'urn:1' }],
    ['a block', { kind: 'POLICY_BLOCK', ...words }],
  ])('asks the network again when %s may mean the post that was in doubt', (_name, outcome) => {
    expect(settle(outcome, { ...facts, wasDoubted: true })).toMatchObject({
      status: 'unknown',
      attempt: 'unknown',
      notBefore: plus(now, 10_000),
    });
  });

  it('begins media anew after MEDIA_RETRY, and keeps it otherwise', () => {
    expect(settle({ kind: 'MEDIA_RETRY', ...words }, facts).progress).toBeNull();
    expect(settle({ kind: 'TRANSIENT', ...words }, facts).progress).toBeUndefined();
  });

  it('fails media that a network never finishes', () => {
    const openedAt = plus(now, -PUBLISHING_DEFAULTS.maxPreparationMs - 1);
    const outcome: Outcome = { kind: 'NOT_READY', progress: {}, retryAfterMs: 1 };
    expect(settle(outcome, { ...facts, openedAt })).toMatchObject({
      status: 'failed',
      error: { code: 'media_not_ready' },
    });
  });
});

describe('settleDoubt', () => {
  const found: Reconciliation = { kind: 'found', platformPostId: '1', permalink: null, publishedAt: now };
  const unclear: Reconciliation = { kind: 'unclear', ...words };
  const since = (ms: number) => ({ now, since: plus(now, -ms), attempts: 1 });

  it.each([
    ['found', found, since(1), 'published', 'accepted'],
    ['absent', { kind: 'absent' }, since(1), 'pending', 'not_sent'],
    ['absent too often', { kind: 'absent' }, { ...since(1), attempts: 8 }, 'needs_attention', 'not_sent'],
    ['unclear', unclear, since(1_000), 'unknown', 'unknown'],
    ['unclear for too long', unclear, since(120_000), 'needs_attention', 'unknown'],
    ['no answer for as long', { ...unclear, isUnread: true }, since(120_000), 'unknown', 'unknown'],
    [
      'no answer for a quarter of an hour',
      { ...unclear, isUnread: true },
      since(900_000),
      'needs_attention',
      'unknown',
    ],
  ] as const)('%s', (_, answer, known, status, attempt) => {
    expect(settleDoubt(answer, known)).toMatchObject({ status, attempt });
  });

  it('is never an arrow out of an ended state', () => {
    expect(SCHEDULED_POST_STATUSES.filter((status) => TRANSITIONS[status].length === 0)).toEqual([
      'published',
      'cancelled',
    ]);
  });
});

describe('a draft', () => {
  /** By which verbs each state is reached from each other; what is not named is not reached. */
  const ways: Record<string, string[]> = {
    'draft → draft': ['change'],
    'draft → in_review': ['submit'],
    'draft → scheduled': ['scheduleUnreviewed'],
    'in_review → draft': ['change', 'withdraw', 'return'],
    'in_review → approved': ['approve'],
    'in_review → scheduled': ['approveForTime'],
    'approved → draft': ['change', 'withdraw', 'return'],
    'approved → scheduled': ['schedule', 'scheduleUnreviewed'],
  };
  const pairs = DRAFT_STATES.flatMap((from) => DRAFT_STATES.map((to) => [from, to] as const));

  it.each(pairs)('%s → %s', (from, to) => {
    const verbs = Object.entries(DRAFT_ARROWS)
      .filter(([, arrow]) => arrow.to === to && arrow.from.some((state) => state === from))
      .map(([verb]) => verb);
    expect(verbs).toEqual(ways[`${from} → ${to}`] ?? []);
  });
});
