import { z } from 'zod';
import { SECOND } from '@/lib/foundation/time';
import type { HttpResponse } from '../http-client';
import { detailOf, inDoubt, type Refusal, type RefusalContext, refusalByStatus } from '../refusal';
import { regainAccessAt } from './usage';

export type MetaKind =
  | 'TRANSIENT'
  | 'RATE_LIMITED'
  | 'RECONNECT'
  | 'PERMISSION'
  | 'DUPLICATE'
  | 'INVALID_CONTENT'
  | 'MEDIA_RETRY'
  | 'NOT_READY'
  | 'POLICY_BLOCK'
  | 'API_VERSION';

/** One line of Meta's error reference: a code (or a span of codes), a subcode, or both, and what it means for a post. */
export interface MetaError {
  code?: number | readonly [first: number, last: number];
  subcode?: number;
  kind: MetaKind;
  /** What to say when the network's own words do not name the remedy. */
  detail?: string;
}

/** Facebook and Instagram alike. */
const SHARED_ERRORS: readonly MetaError[] = [
  { code: 4, kind: 'RATE_LIMITED' },
  { code: 17, kind: 'RATE_LIMITED' },
  { code: 32, kind: 'RATE_LIMITED' },
  { code: 341, kind: 'RATE_LIMITED' },
  { code: 613, kind: 'RATE_LIMITED' },
  { code: [80_001, 80_014], kind: 'RATE_LIMITED' },
  { code: 102, kind: 'RECONNECT' },
  { code: 190, kind: 'RECONNECT' },
  { code: 100, subcode: 36_007, kind: 'RECONNECT', detail: 'This sign-in took too long. Start the connection again.' },
  { code: 100, subcode: 36_008, kind: 'RECONNECT', detail: 'The return address does not fit the app. Check APP_URL.' },
  {
    code: 100,
    subcode: 36_009,
    kind: 'RECONNECT',
    detail: 'This sign-in was used already. Start the connection again.',
  },
  { code: 3, kind: 'PERMISSION' },
  { code: 10, kind: 'PERMISSION' },
  { code: [200, 299], kind: 'PERMISSION' },
  { code: 368, kind: 'POLICY_BLOCK' },
  { code: 2_635, kind: 'API_VERSION' },
  { code: 1, kind: 'TRANSIENT' },
  { code: 2, kind: 'TRANSIENT' },
];

/** What is left: `is_transient` is read here and not before, as throttles carry it and media that is not ready denies it. */
const lastLine = (code: number, isTransient: boolean): MetaError | undefined => {
  if (isTransient) return { kind: 'TRANSIENT' };
  return code === INVALID_PARAMETER ? { kind: 'INVALID_CONTENT' } : undefined;
};
const INVALID_PARAMETER = 100;

const bodySchema = z.object({
  error: z.object({
    message: z.string().optional(),
    code: z.number(),
    error_subcode: z.number().optional(),
    error_user_msg: z.string().optional(),
    is_transient: z.boolean().optional(),
  }),
});

const MEDIA_POLL_MS = 5 * SECOND;

/** Reads Meta's error by code and subcode, the network's own lines first; its HTTP status is 400 for nearly all of them. */
export const metaRefusal =
  (ownErrors: readonly MetaError[]) =>
  (response: HttpResponse, context: RefusalContext): Refusal => {
    const body = bodySchema.safeParse(response.json).data;
    if (!body) return withoutCode(response, context);
    const { code, error_subcode: subcode, message, error_user_msg: userMessage, is_transient } = body.error;
    const fits = (line: MetaError) => fitsCode(line.code, code) && (line.subcode ?? subcode) === subcode;
    const line = [...ownErrors, ...SHARED_ERRORS].find(fits) ?? lastLine(code, is_transient === true);
    const name = subcode === undefined ? String(code) : `${code}/${subcode}`;
    const detail = line?.detail ?? detailOf(userMessage ?? message, `Meta answered with error ${name}.`);
    // A code that no reference names says nothing of the content: asked about after a write, tried again before one.
    if (!line) return inDoubt(context.stage, name, detail);
    return refusalOf(line.kind, name, detail, response, context);
  };

const fitsCode = (wanted: MetaError['code'], code: number): boolean => {
  if (wanted === undefined) return true;
  return typeof wanted === 'number' ? wanted === code : code >= wanted[0] && code <= wanted[1];
};

function refusalOf(
  kind: MetaKind,
  code: string,
  detail: string,
  { headers }: HttpResponse,
  { stage, now }: RefusalContext,
): Refusal {
  switch (kind) {
    case 'TRANSIENT':
      return inDoubt(stage, code, detail);
    case 'RATE_LIMITED':
      return { kind, until: regainAccessAt(headers, now), code, detail };
    case 'NOT_READY':
      return { kind, code, retryAfterMs: MEDIA_POLL_MS };
    case 'DUPLICATE':
      return { kind, ref: null, code, detail };
    default:
      return { kind, code, detail };
  }
}

/** A 400 without an error body is as little a verdict on the content. */
function withoutCode(response: HttpResponse, context: RefusalContext): Refusal {
  const detail = `Meta answered with status ${response.status}.`;
  if (response.status === 400) return inDoubt(context.stage, 'http_400', detail);
  return refusalByStatus(response, detail, context);
}
