import { expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '@/lib/foundation/time';
import { describeLatenessMs } from './describe-lateness';

it.each([
  [0, '0 ms after its time'],
  [12, '12 ms after its time'],
  [-40, '40 ms before its time'],
  [SECOND, '1,000 ms after its time (1 s)'],
  [2 * HOUR + 5 * MINUTE, '7,500,000 ms after its time (2 h 5 min)'],
  [-90 * SECOND, '90,000 ms before its time (1 min 30 s)'],
])('%i ms is %s', (latenessMs, words) => expect(describeLatenessMs(latenessMs)).toBe(words));
