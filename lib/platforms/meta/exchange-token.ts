import { z } from 'zod';
import { plus, SECOND } from '@/lib/foundation/time';
import { type HttpResponse, sendRequest } from '../http-client';
import { accepted, inDoubt, type Refusal, type RefusalContext, Refused } from '../refusal';

const tokenSchema = z.object({
  access_token: z.string(),
  expires_in: z.number().optional(),
  permissions: z.union([z.string(), z.array(z.string())]).optional(),
});

export interface ExchangedToken {
  accessToken: string;
  expiresAt: Date | null;
  /** Instagram names them, Facebook does not. */
  scopes: string[] | null;
}

/** Meta's token exchanges are GETs with their secrets in the query; the HTTP client logs no query. @throws Refused */
export async function exchangeToken(
  url: URL,
  now: Date,
  refusalOf: (response: HttpResponse, context: RefusalContext) => Refusal,
  signal?: AbortSignal,
): Promise<ExchangedToken> {
  const result = await sendRequest({ method: 'GET', url, answersWithSecrets: true, signal });
  const { json } = accepted(result, { stage: 'prepare', now }, refusalOf);
  const parsed = tokenSchema.safeParse(json);
  if (!parsed.success) throw new Refused(inDoubt('prepare', 'no_token', 'Meta answered without a token.'));
  const { access_token: accessToken, expires_in: seconds, permissions } = parsed.data;
  return {
    accessToken,
    expiresAt: seconds === undefined ? null : plus(now, seconds * SECOND),
    scopes:
      permissions === undefined
        ? null
        : String(permissions)
            .split(/[\s,]+/)
            .filter(Boolean),
  };
}

/** During a connection there is no content to be invalid: it is the code or the token that Meta did not take. */
export const startAgain =
  (refusalOf: (response: HttpResponse, context: RefusalContext) => Refusal): typeof refusalOf =>
  (response, context) => {
    const refusal = refusalOf(response, context);
    if (refusal.kind !== 'INVALID_CONTENT') return refusal;
    return { ...refusal, kind: 'RECONNECT', detail: `Start the connection again. (${refusal.detail})` };
  };
