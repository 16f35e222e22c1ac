import { MINUTE, SECOND } from '@/lib/foundation/time';
import { describeSpan } from './describe-lateness';

/** A short span to the digit that matters: `7 ms`, `1.2 s`, `3 min 5 s`. */
export function describeMs(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  return ms < MINUTE ? `${(ms / SECOND).toFixed(1)} s` : describeSpan(ms);
}

/** A share in per cent, rounded down: only all is 100 %. */
export const describeShare = (share: number): string => `${(Math.floor(share * 1_000) / 10).toLocaleString('en-GB')} %`;
