import type { HealthPart } from '@/lib/contracts/health';
import { SECOND } from '@/lib/foundation/time';

export const PART_LIMIT_MS = 2 * SECOND;

/** Runs one check with a limit on its time. The check throws `Unwell` to give its reason; other errors give their code alone. */
export async function timed(check: () => Promise<void>, limitMs = PART_LIMIT_MS): Promise<HealthPart> {
  const startedAt = performance.now();
  const ms = (): number => Math.round((performance.now() - startedAt) * 10) / 10;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unwell(`No answer within ${limitMs / SECOND} s.`)), limitMs);
  });
  try {
    await Promise.race([check(), limit]);
    return { status: 'ok', ms: ms() };
  } catch (error) {
    return { status: 'failed', ms: ms(), reason: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A reason that may be shown to anyone. */
export class Unwell extends Error {
  override readonly name = 'Unwell';
}

/** Codes (ECONNREFUSED, 28P01) say what to look at; messages may hold addresses and user names. */
function reasonOf(error: unknown): string {
  if (error instanceof Unwell) return error.message;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'see the log';
  return `No connection (${code}).`;
}
