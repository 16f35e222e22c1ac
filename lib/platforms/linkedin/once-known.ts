import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '@/lib/foundation/time';
import { Refused } from '../refusal';
import { TOKEN_REVOKED } from './outcome';

/** How long a brand-new token may still be answered as revoked. */
const PROPAGATION_MS = 30 * SECOND;
const FIRST_PAUSE_MS = SECOND / 2;

/** Makes a call with a brand-new token, again until every data centre of LinkedIn knows it. @throws Refused */
export async function onceKnown<T>(call: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + PROPAGATION_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    try {
      return await call();
    } catch (error) {
      if (!notYetKnown(error) || performance.now() + pauseMs > deadline) throw error;
      await sleep(pauseMs);
    }
  }
}

const notYetKnown = (error: unknown): boolean =>
  error instanceof Refused && error.refusal.code === String(TOKEN_REVOKED);
