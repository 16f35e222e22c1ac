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

type Kind =
  | 'BILLING'
  | 'RECONNECT'
  | 'PERMISSION'
  | 'POLICY_BLOCK'
  | 'INVALID_CONTENT'
  | 'MEDIA_RETRY'
  | 'DUPLICATE'
  | 'TRANSIENT';

/** Last segment of the problem's `type`: its host is seen as api.x.com and as api.twitter.com. */
const TYPES: Readonly<Record<string, Kind>> = {
  credits: 'BILLING',
  'usage-capped': 'BILLING',
  'unsupported-authentication': 'RECONNECT',
  'client-forbidden': 'PERMISSION',
  'not-authorized-for-resource': 'PERMISSION',
  'user-suspended': 'POLICY_BLOCK',
};
const TITLES: Readonly<Record<string, Kind>> = { CreditsDepleted: 'BILLING', SpendCapReached: 'BILLING' };
const ERROR_CODES: Readonly<Record<number, Kind>> = {
  32: 'RECONNECT',
  64: 'POLICY_BLOCK',
  89: 'RECONNECT',
  186: 'INVALID_CONTENT',
  187: 'DUPLICATE',
  326: 'POLICY_BLOCK',
  385: 'TRANSIENT',
  433: 'PERMISSION',
};

/** Refusals for which X has no code: `type` is `about:blank`, and the whole sentence is the code. */
const SENTENCES: Readonly<Record<string, { kind: Kind; code: string }>> = {
  'You are not allowed to create a Tweet with duplicate content.': { kind: 'DUPLICATE', code: 'duplicate' },
  'You are not permitted to perform this action.': { kind: 'PERMISSION', code: 'not_permitted' },
  'Your Tweet text is too long.': { kind: 'INVALID_CONTENT', code: 'text_too_long' },
  'Your media IDs are invalid.': { kind: 'MEDIA_RETRY', code: 'media_ids_invalid' },
  'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.':
    { kind: 'PERMISSION', code: 'reply_not_allowed' },
  // The post before was made a moment ago and has not reached every machine of X.
  'You attempted to reply to a Tweet that is deleted or not visible to you.': {
    kind: 'TRANSIENT',
    code: 'parent_not_visible',
  },
};
/**
 * A spent cycle has a title (SpendCapReached) and a type (credits). It was also seen as a bare 403 whose sentence has an
 * account in it, so only its known parts can be compared, from its start; no word of a post is ever in it.
 */
const SPENDING_LIMIT = /^your .{0,80}\bhit its spending limit\b/i;

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
  if (response.status === 403 && SPENDING_LIMIT.test(body.detail ?? ''))
    return refusalOf('BILLING', 'spending_limit', detail);
  return refusalByStatus(response, detail, context);
}

const PARENT_LAG_MS = 5 * SECOND;

function refusalOf(kind: Kind, code: string, detail: string): Refusal {
  if (kind === 'DUPLICATE') return { kind, code, detail, ref: null };
  return kind === 'TRANSIENT' ? { kind, code, detail, retryAfterMs: PARENT_LAG_MS } : { kind, code, detail };
}

const WINDOW_MS = 15 * MINUTE;
const DAILY_LIMITS = ['x-user-limit-24hour', 'x-app-limit-24hour'];

/** The end of the spent window, in epoch seconds on the wire: the day's when the day is spent, else the 15 minutes'. */
function windowEnd(headers: Headers, now: Date): Date {
  const spent = DAILY_LIMITS.find((name) => headers.get(`${name}-remaining`) === '0') ?? 'x-rate-limit';
  const reset = new Date(Number(headers.get(`${spent}-reset`) ?? Number.NaN) * SECOND);
  return reset > now ? reset : plus(now, WINDOW_MS);
}
