import { env } from '@/lib/foundation/env';
import { SECOND } from '@/lib/foundation/time';
import { type HttpBody, type HttpResponse, sendRequest } from '../http-client';
import type { PublishInput } from '../platform';
import { accepted, Refused } from '../refusal';
import { linkedinRefusal } from './outcome';

/** A part must fit into what a claim leaves after the time for uploading is over. */
const UPLOAD_MS = 30 * SECOND;

/**
 * PUTs bytes to an address that LinkedIn gave. An address that is refused has ended, so the file is announced anew.
 * The token goes along to LinkedIn's own hosts alone. @throws Refused
 */
export async function putBytes(
  { access, signal, now }: PublishInput,
  address: string,
  body: HttpBody,
): Promise<HttpResponse> {
  const url = new URL(address);
  const result = await sendRequest({
    method: 'PUT',
    url,
    headers: isLinkedins(url) ? { authorization: `Bearer ${access.accessToken}` } : {},
    body,
    timeoutMs: UPLOAD_MS,
    signal,
  });
  return accepted(result, { stage: 'prepare', now }, (response, context) => {
    const refusal = linkedinRefusal(response, context);
    if (refusal.kind !== 'INVALID_CONTENT' && refusal.kind !== 'PERMISSION') return refusal;
    const detail = 'LinkedIn refused the upload; the file is uploaded again.';
    return { kind: 'MEDIA_RETRY', code: `upload_http_${response.status}`, detail };
  });
}

function isLinkedins({ protocol, host, hostname }: URL): boolean {
  const own = [env().LINKEDIN_API_URL, env().LINKEDIN_AUTH_URL].map((address) => new URL(address).host);
  return own.includes(host) || (protocol === 'https:' && hostname.endsWith('.linkedin.com'));
}

/** @throws Refused, as nothing is public yet and the call may be repeated */
export function notUnderstood(what: string): never {
  throw new Refused({
    kind: 'TRANSIENT',
    code: 'not_understood',
    detail: `LinkedIn answered ${what} in an unknown form.`,
  });
}
