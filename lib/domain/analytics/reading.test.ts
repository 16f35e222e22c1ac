import { describe, expect, it } from 'vitest';
import { DAY, HOUR, plus } from '@/lib/foundation/time';
import type { PostMetrics } from '@/lib/platforms/platform';
import { readingOf } from './reading';
import { numbers, watchOf } from './scripted-source-fixture';

const now = new Date('2026-11-25T12:00:00Z');
const known = watchOf({
  published_at: plus(now, -2 * HOUR),
  unchanged: 1,
  captured_at: plus(now, -HOUR),
  impressions: '10',
});
const never = watchOf({ published_at: plus(now, -2 * HOUR) });
const old = { ...known, captured_at: plus(now, -DAY) };
const seen = { platform: 'x', now, random: () => 0 } as const;

describe('readingOf', () => {
  it.each<[string, typeof known, PostMetrics | 'gone' | undefined, object]>([
    ['the first numbers', never, numbers(10), { kept: true, unchanged: 0, due: plus(now, HOUR), checked: true }],
    ['first numbers of which none is given', never, numbers(null), { kept: true, unchanged: 0, checked: true }],
    ['the same', known, numbers(10), { kept: false, unchanged: 2, due: plus(now, 4 * HOUR), checked: true }],
    ['the same after a day', old, numbers(10), { kept: true, unchanged: 2, due: plus(now, 4 * HOUR) }],
    ['one more', known, numbers(11), { kept: true, unchanged: 0, due: plus(now, HOUR), impressions: 11 }],
    ['one that is new', known, { ...numbers(10), saves: 0 }, { kept: true, unchanged: 0, saves: 0 }],
    ['one that is not given any more', known, numbers(null), { kept: true, unchanged: 0, impressions: null }],
    ['none for this post', known, undefined, { kept: false, unchanged: 1, due: plus(now, 2 * HOUR), checked: false }],
    ['gone', known, 'gone', { kept: false, due: null, gone: true, checked: true }],
  ])('%s', (_, watch, answer, expected) => {
    expect(readingOf(watch, answer, seen)).toMatchObject({
      id: watch.id,
      seen: watch.due_at,
      charged: null,
      ...expected,
    });
  });
});
