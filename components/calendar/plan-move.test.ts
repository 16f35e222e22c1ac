import { describe, expect, test } from 'vitest';
import { planMove, proposedTime } from './plan-move';

const zone = 'Europe/Oslo';
const now = new Date('2026-11-10T12:00:00.000Z');
const pending = { status: 'pending', scheduledAt: '2026-11-12T09:00:00.000Z' } as const;

describe('moving a post', () => {
  test('to a later day keeps its time of day', () => {
    expect(planMove(pending, '2026-11-20', { now, zone })).toEqual({
      kind: 'move',
      at: new Date('2026-11-20T09:00:00.000Z'),
    });
  });

  test('to its own day changes nothing', () => {
    expect(planMove(pending, '2026-11-12', { now, zone })).toEqual({ kind: 'stay' });
  });

  test('to a past day is refused', () => {
    expect(planMove(pending, '2026-11-09', { now, zone })).toMatchObject({ kind: 'refuse', message: /past/ });
  });

  test('to a time that has passed today is refused, one still to come is not', () => {
    expect(planMove(pending, '2026-11-10', { now, zone })).toMatchObject({ kind: 'refuse', message: /passed today/ });
    const evening = { ...pending, scheduledAt: '2026-11-12T19:00:00.000Z' };
    expect(planMove(evening, '2026-11-10', { now, zone })).toMatchObject({ kind: 'move' });
  });

  test('into the hour that the clock skips is refused', () => {
    const night = { ...pending, scheduledAt: '2027-03-20T01:30:00.000Z' };
    expect(planMove(night, '2027-03-28', { now, zone })).toMatchObject({ kind: 'refuse', message: /skips/ });
  });

  test.each(['claimed', 'sending', 'unknown', 'held', 'needs_attention', 'published', 'failed', 'cancelled'] as const)(
    'a post that is %s stays',
    (status) => {
      expect(planMove({ ...pending, status }, '2026-11-20', { now, zone })).toMatchObject({ kind: 'refuse' });
    },
  );
});

describe('the time proposed for a new post', () => {
  test.each([
    ['a later day', '2026-11-11', '2026-11-11T09:00:00.000Z'],
    ['today after ten', '2026-11-10', '2026-11-10T13:00:00.000Z'],
  ])('%s', (_, day, at) => {
    expect(proposedTime(day, { now, zone })).toEqual(new Date(at));
  });

  test('is null on a past day', () => {
    expect(proposedTime('2026-11-09', { now, zone })).toBeNull();
  });

  test('stays on this day in its last hour', () => {
    const late = new Date('2026-11-10T22:40:00.000Z');
    expect(proposedTime('2026-11-10', { now: late, zone })).toEqual(new Date('2026-11-10T22:45:00.000Z'));
  });
});
