import { z } from 'zod';
import { plus, SECOND } from '@/lib/foundation/time';
import { type HttpResponse, sendRequest } from '../http-client';
import { accepted, inDoubt, type Refusal, type RefusalContext, Refused } from '../refusal';

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number().optional() });

/** Meta's token exchanges are GETs with their secrets in the query; the HTTP client logs no query. @throws Refused */
export async function exchangeToken(
  url: URL,
  now: Date,
  refusalOf: (response: HttpResponse, context: RefusalContext) => Refusal,
): Promise<{ accessToken: string; expiresAt: Date | null }> {
  const result = await sendRequest({ method: 'GET', url, answersWithSecrets: true });
  const { json } = accepted(result, { stage: 'prepare', now }, refusalOf);
  const parsed = tokenSchema.safeParse(json);
  if (!parsed.success) throw new Refused(inDoubt('prepare', 'no_token', 'Meta answered without a token.'));
  const { access_token: accessToken, expires_in: seconds } = parsed.data;
  return { accessToken, expiresAt: seconds === undefined ? null : plus(now, seconds * SECOND) };
}
