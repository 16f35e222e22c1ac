import { describe, expect, it } from 'vitest';
import type { Outcome } from '@/lib/platforms/platform';
import { type ProbeFacts, settleProbe } from './settle-probe';

const since = new Date('2026-03-10T12:00:00Z');
const facts: ProbeFacts = {
  since,
  isOther: (id) => id === 'urn:other',
  wasDeleted: false,
  permalinkOf: (id) => `https://in/${id}`,
};
const said = { code: 'c', detail: 'd' };
const duplicate = (ref: string | null): Outcome => ({ kind: 'DUPLICATE', ref, ...said });
const OK: Outcome = { kind: 'OK', platformPostId: 'urn:new', permalink: null, publishedAt: since };

describe('the one repetition', () => {
  it('that was taken is the post, and what was in doubt was not', () => {
    const verdict = settleProbe(OK, facts);
    expect(verdict).toMatchObject({ probe: 'accepted', doubts: 'not_sent', outcome: OK });
    expect(verdict.settlement).toMatchObject({ status: 'published', attempt: 'accepted', progress: null });
  });

  it('that is a duplicate proves the post that it names', () => {
    expect(settleProbe(duplicate('urn:1'), facts)).toMatchObject({
      settlement: { status: 'published', attempt: 'accepted' },
      outcome: { kind: 'found', platformPostId: 'urn:1', permalink: 'https://in/urn:1', publishedAt: since },
      probe: 'rejected',
      doubts: 'accepted',
    });
  });

  it.each<[string, Outcome, Partial<ProbeFacts>, string]>([
    ['names no post', duplicate(null), {}, 'rejected'],
    ['names another of ours', duplicate('urn:other'), {}, 'rejected'],
    ['may name a ghost', duplicate('urn:1'), { wasDeleted: true }, 'rejected'],
    ['has no answer either', { kind: 'UNKNOWN_OUTCOME', ...said }, {}, 'unknown'],
    ['did not leave', { kind: 'TRANSIENT', ...said }, {}, 'not_sent'],
    ['met a limit', { kind: 'RATE_LIMITED', until: since, ...said }, {}, 'not_sent'],
    ['met a dead token', { kind: 'RECONNECT', ...said }, {}, 'not_sent'],
    ['met a retired version', { kind: 'API_VERSION', ...said }, {}, 'not_sent'],
    ['was refused', { kind: 'INVALID_CONTENT', ...said }, {}, 'rejected'],
    ['was not permitted', { kind: 'PERMISSION', ...said }, {}, 'rejected'],
    ['was blocked', { kind: 'POLICY_BLOCK', ...said }, {}, 'rejected'],
    ['found the files unready', { kind: 'NOT_READY', progress: {}, retryAfterMs: 1 }, {}, 'not_sent'],
  ])('that %s leaves the post to a person', (_name, outcome, more, probe) => {
    const verdict = settleProbe(outcome, { ...facts, ...more });
    expect(verdict).toMatchObject({
      settlement: { status: 'needs_attention', notBefore: null },
      probe,
      doubts: 'unknown',
    });
    expect(verdict.settlement.error?.detail).toBeTruthy();
  });
});
