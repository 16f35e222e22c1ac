import { describe, expect, it } from 'vitest';
import { isSettled, pollIntervalMs, pollReceiptMs } from './poll-interval';

const now = new Date('2026-12-01T09:00:00Z');
const at = (scheduledAt: string) => ({ status: 'pending' as const, scheduledAt });

describe('pollIntervalMs', () => {
  it('asks each second until the first answer', () => expect(pollIntervalMs(undefined, now)).toBe(1_000));
  it.each([
    ['long before', at('2026-12-02T09:00:00Z'), 60_000],
    ['ten seconds before', at('2026-12-01T09:00:10Z'), 10_000],
    ['due now', at('2026-12-01T09:00:00Z'), 1_000],
    ['overdue', at('2026-12-01T08:00:00Z'), 1_000],
    ['sending', { ...at('2026-12-01T08:00:00Z'), status: 'sending' as const }, 1_000],
    ['published', { ...at('2026-12-01T08:00:00Z'), status: 'published' as const }, 0],
    ['failed', { ...at('2026-12-01T08:00:00Z'), status: 'failed' as const }, 0],
  ])('%s', (_name, post, waitMs) => expect(pollIntervalMs(post, now)).toBe(waitMs));
});

describe('pollReceiptMs', () => {
  const past = '2026-12-01T08:00:00Z';
  it.each([
    ['published, its comment waits', 'published', ['published', 'waiting'], 3_000],
    ['published, all that follows too', 'published', ['published', 'failed'], 0],
    ['published alone', 'published', [], 0],
    ['failed, so nothing follows', 'failed', ['waiting'], 0],
    ['sending', 'sending', ['waiting'], 1_000],
  ] as const)('%s', (_name, status, following, waitMs) => {
    const followUps = following.map((each) => ({ status: each }));
    expect(pollReceiptMs({ status, scheduledAt: past, followUps }, now)).toBe(waitMs);
  });
});

it('calls settled only what will not move by itself', () => {
  expect(['published', 'failed', 'cancelled'].every((status) => isSettled(status as 'failed'))).toBe(true);
  expect(isSettled('unknown')).toBe(false);
});
