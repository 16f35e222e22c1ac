import { expect, it } from 'vitest';
import { describeLateness } from './describe-lateness';

const planned = '2026-12-01T09:00:00.000Z';

it.each([
  ['2026-12-01T09:00:00.000Z', 'on the second'],
  ['2026-12-01T09:00:00.999Z', 'on the second'],
  ['2026-12-01T09:00:01.200Z', '1 s after its time'],
  ['2026-12-01T09:02:05.000Z', '2 min 5 s after its time'],
  ['2026-12-03T10:02:05.000Z', '2 d 1 h after its time'],
  ['2026-12-01T08:59:00.000Z', '1 min before its time'],
])('%s is %s', (actual, words) => expect(describeLateness(planned, actual)).toBe(words));
