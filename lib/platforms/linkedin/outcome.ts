import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import type { HttpResponse } from '../http-client';
import { detailOf, type Refusal, type RefusalContext, refusalByStatus } from '../refusal';
import { nextUtcMidnight } from './budget';

const bodySchema = z
  .object({
    code: z.string().optional(),
    message: z.string().optional(),
    serviceErrorCode: z.number().optional(),
    errorDetails: z.object({ inputErrors: z.array(z.object({ code: z.string() })) }).optional(),
  })
  .catch({});

export const TOKEN_REVOKED = 65_601;
const MEDIA_POLL_MS = 5 * SECOND;

const DEAD_TOKEN = new Set<number | undefined>([65_600, TOKEN_REVOKED, 65_602]);
const NO_PERMISSION = 100;

type Meaning = 'DUPLICATE' | 'NOT_READY' | 'MEDIA_RETRY' | 'API_VERSION' | 'PERMISSION';

/** `code`, or a code within `errorDetails.inputErrors`. */
const CODES: Readonly<Record<string, Meaning>> = {
  DUPLICATE_POST: 'DUPLICATE',
  MEDIA_ASSET_WAITING_UPLOAD: 'NOT_READY',
  MEDIA_ASSET_PROCESSING: 'NOT_READY',
  MEDIA_ASSET_PROCESSING_FAILED: 'MEDIA_RETRY',
  NONEXISTENT_VERSION: 'API_VERSION',
  VERSION_MISSING: 'API_VERSION',
  ACCESS_DENIED: 'PERMISSION',
};

/** Only inside the message is the post named that stands already; the code has decided before. */
const POST_URN = /urn:li:(?:share|ugcPost|activity):\d+/;

export function linkedinRefusal(response: HttpResponse, context: RefusalContext): Refusal {
  const body = bodySchema.parse(response.json ?? {});
  const detail = detailOf(body.message, `LinkedIn answered with status ${response.status}.`);
  if (DEAD_TOKEN.has(body.serviceErrorCode)) {
    return { kind: 'RECONNECT', code: String(body.serviceErrorCode), detail };
  }
  const codes = [...(body.errorDetails?.inputErrors.map(({ code }) => code) ?? []), body.code ?? ''];
  for (const code of codes) {
    const meaning = CODES[code];
    if (meaning) return refusalOf(meaning, code, detail);
  }
  if (response.status === 426) return refusalOf('API_VERSION', 'http_426', detail);
  if (response.status === 429) {
    return { kind: 'RATE_LIMITED', until: nextUtcMidnight(context.now), code: 'http_429', detail };
  }
  if (body.serviceErrorCode === NO_PERMISSION) return refusalOf('PERMISSION', String(NO_PERMISSION), detail);
  const byStatus = refusalByStatus(response, detail, context);
  return body.code === undefined ? byStatus : { ...byStatus, code: body.code };
}

function refusalOf(kind: Meaning, code: string, detail: string): Refusal {
  if (kind === 'NOT_READY') return { kind, code, retryAfterMs: MEDIA_POLL_MS };
  if (kind === 'DUPLICATE') return { kind, code, detail, ref: POST_URN.exec(detail)?.[0] ?? null };
  return { kind, code, detail };
}
