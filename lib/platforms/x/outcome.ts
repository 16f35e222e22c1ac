import { z } from 'zod';
import { MINUTE, plus, SECOND } from '@/lib/foundation/time';
import type { HttpResponse } from '../http-client';
import { detailOf, type Refusal, type RefusalContext, refusalByStatus } from '../refusal';

const bodySchema = z
  .object({
    title: z.string().optional(),
    detail: z.string().optional(),
    type: z.string().optional(),
    errors: z.array(z.object({ code: z.number().optional(), message: z.string().optional() })).optional(),
  })
  .catch({});

type Kind = 'BILLING' | 'RECONNECT' | 'PERMISSION' | 'POLICY_BLOCK' | 'INVALID_CONTENT' | 'MEDIA_RETRY' | 'DUPLICATE';

/** Last segment of the problem's `type`: its host is seen as api.x.com and as api.twitter.com. */
const TYPES: Readonly<Record<string, Kind>> = {
  credits: 'BILLING',
  'usage-capped': 'BILLING',
  'unsupported-authentication': 'RECONNECT',
  'client-forbidden': 'PERMISSION',
  'not-authorized-for-resource': 'PERMISSION',
  'user-suspended': 'POLICY_BLOCK',
};
const TITLES: Readonly<Record<string, Kind>> = { CreditsDepleted: 'BILLING' };
const ERROR_CODES: Readonly<Record<number, Kind>> = { 187: 'DUPLICATE' };

/** Refusals for which X has no code: `type` is `about:blank`, and the whole sentence is the code. */
const SENTENCES: Readonly<Record<string, { kind: Kind; code: string }>> = {
  'You are not allowed to create a Tweet with duplicate content.': { kind: 'DUPLICATE', code: 'duplicate' },
  'You are not permitted to perform this action.': { kind: 'PERMISSION', code: 'not_permitted' },
  'Your Tweet text is too long.': { kind: 'INVALID_CONTENT', code: 'text_too_long' },
  'Your media IDs are invalid.': { kind: 'MEDIA_RETRY', code: 'media_ids_invalid' },
};
/** The sentence has a name in it, so it can only be told by its end. Answered with 403. */
const SPENDING_LIMIT = /\bhit its spending limit\b/;

export function xRefusal(response: HttpResponse, context: RefusalContext): Refusal {
  const body = bodySchema.parse(response.json ?? {});
  const detail = detailOf(body.detail ?? body.errors?.[0]?.message, `X answered with status ${response.status}.`);
  const type = body.type?.split('/').at(-1) ?? '';
  const byType = TYPES[type];
  if (byType) return refusalOf(byType, type, detail);
  const byTitle = TITLES[body.title ?? ''];
  if (byTitle) return refusalOf(byTitle, body.title ?? '', detail);
  for (const { code = 0 } of body.errors ?? []) {
    const kind = ERROR_CODES[code];
    if (kind) return refusalOf(kind, String(code), detail);
  }
  if (response.status === 429) {
    return { kind: 'RATE_LIMITED', until: windowEnd(response.headers, context.now), code: 'http_429', detail };
  }
  for (const sentence of [body.detail, ...(body.errors ?? []).map(({ message }) => message)]) {
    const known = SENTENCES[sentence?.trim() ?? ''];
    if (known) return refusalOf(known.kind, known.code, sentence ?? detail);
  }
  if (response.status === 403 && SPENDING_LIMIT.test(detail)) return refusalOf('BILLING', 'spending_limit', detail);
  return refusalByStatus(response, detail, context);
}

const refusalOf = (kind: Kind, code: string, detail: string): Refusal =>
  kind === 'DUPLICATE' ? { kind, code, detail, ref: null } : { kind, code, detail };

const WINDOW_MS = 15 * MINUTE;
const DAILY_LIMITS = ['x-user-limit-24hour', 'x-app-limit-24hour'];

/** The end of the spent window, in epoch seconds on the wire: the day's when the day is spent, else the 15 minutes'. */
function windowEnd(headers: Headers, now: Date): Date {
  const spent = DAILY_LIMITS.find((name) => headers.get(`${name}-remaining`) === '0') ?? 'x-rate-limit';
  const reset = new Date(Number(headers.get(`${spent}-reset`) ?? Number.NaN) * SECOND);
  return reset > now ? reset : plus(now, WINDOW_MS);
}
