import { describe, expect, it } from 'vitest';
import { POOL_SPAN_MS, runsOf, withSample } from './pool-history';

const at = (atMs: number) => ({ atMs, checkedOut: 1, available: 2, waiting: 0 });
const times = (samples: { atMs: number }[]) => samples.map(({ atMs }) => atMs);

describe('the history of the pool', () => {
  it('keeps what is within the span, its edge included', () => {
    expect(times(withSample([at(0), at(1_000)], at(POOL_SPAN_MS)))).toEqual([0, 1_000, POOL_SPAN_MS]);
    expect(times(withSample([at(0), at(1_000)], at(POOL_SPAN_MS + 1)))).toEqual([1_000, POOL_SPAN_MS + 1]);
  });

  it('never goes back in time', () => {
    expect(times(withSample([at(1_000), at(2_000)], at(2_000)))).toEqual([1_000, 2_000]);
  });

  it('breaks where nobody looked', () => {
    expect(runsOf([at(0), at(2_000), at(8_000), at(14_001), at(16_000)]).map(times)).toEqual([
      [0, 2_000, 8_000],
      [14_001, 16_000],
    ]);
    expect(runsOf([])).toEqual([]);
  });
});
