import { SECOND } from '@/lib/foundation/time';
import { Refused } from '../refusal';

/** One call uploads for about so long, then hands back what it has: a claim must outlive the call that it covers. */
const SLICE_MS = 20 * SECOND;
const NEXT_SLICE_MS = SECOND / 4;

export interface UploadSlice {
  /** Before each file and each segment; the first of a call always goes. @throws Refused NOT_READY */
  step(): void;
}

export function startSlice(): UploadSlice {
  let endsAt: number | null = null;
  return {
    step() {
      if (endsAt === null) endsAt = performance.now() + SLICE_MS;
      else if (performance.now() >= endsAt)
        throw new Refused({ kind: 'NOT_READY', code: 'uploading', retryAfterMs: NEXT_SLICE_MS });
    },
  };
}
