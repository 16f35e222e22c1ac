import type { Readiness } from '@/lib/contracts/health';
import { keyValueStore } from '@/lib/data/kv/instance';
import { env } from '@/lib/foundation/env';
import { remember } from '@/lib/foundation/remember';
import { SECOND } from '@/lib/foundation/time';
import { lookAtParts } from './look-at-parts';

/** Many who ask within this time share one look, so that the open route cannot be used to exhaust the database. */
const SHARED_MS = SECOND;

interface Look {
  at: number;
  result: Promise<Readiness>;
}
const latest = remember('readiness', (): { look: Look | undefined } => ({ look: undefined }));

/** Whether this process can serve requests, and if not, why. */
export function checkReady(): Promise<Readiness> {
  if (!latest.look || performance.now() - latest.look.at > SHARED_MS) {
    latest.look = { at: performance.now(), result: lookAtParts(env().DATABASE_URL, keyValueStore()) };
  }
  return latest.look.result;
}
