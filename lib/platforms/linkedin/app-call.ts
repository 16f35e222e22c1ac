import { env } from '@/lib/foundation/env';
import { endpoint } from '../endpoint';
import { type HttpResponse, sendRequest } from '../http-client';
import { clientOf } from '../oauth';
import type { AccountCall } from '../platform';
import { accepted } from '../refusal';
import { providerOfApp } from './apps';
import { linkedinRefusal } from './outcome';

/** A call that the app makes about an account's token, in its own name. @throws Refused */
export async function callAsApp({ access, signal, now }: AccountCall, path: string): Promise<HttpResponse> {
  const { id, secret } = clientOf(providerOfApp(access.metadata.app));
  const result = await sendRequest({
    method: 'POST',
    url: endpoint(env().LINKEDIN_AUTH_URL, path),
    body: { kind: 'form', fields: { client_id: id, client_secret: secret, token: access.accessToken } },
    signal,
  });
  // A 401 is about the app here, not about the account's token.
  return accepted(result, { stage: 'prepare', now }, (response, context) => {
    const refusal = linkedinRefusal(response, context);
    return refusal.kind === 'RECONNECT'
      ? { kind: 'PERMISSION', code: 'invalid_client', detail: 'LinkedIn refused the app’s id or secret.' }
      : refusal;
  });
}
