import * as oauth from 'oauth4webapi';
import { detailOf, type Refusal, Refused } from './refusal';

const DECLINED = new Set(['access_denied', 'user_cancelled_login', 'user_cancelled_authorize']);
const CLIENT_REFUSED = new Set(['invalid_client', 'unauthorized_client']);
const PASSING = new Set(['server_error', 'temporarily_unavailable']);

/** What a failure of the code flow means for the person who connects. Errors that are not OAuth's come back unchanged. */
export function oauthRefusal(error: unknown, name: string, clean: (text: string) => string = (text) => text): unknown {
  const refusal = refusalOf(error, name, clean);
  return refusal ? new Refused(refusal) : error;
}

function refusalOf(error: unknown, name: string, clean: (text: string) => string): Refusal | null {
  const startAgain = `${name} did not accept this sign-in. Start the connection again.`;
  if (error instanceof oauth.AuthorizationResponseError) {
    const code = error.error;
    if (DECLINED.has(code))
      return { kind: 'PERMISSION', code: 'access_denied', detail: 'The connection was declined.' };
    const detail = detailOf(error.error_description, `${name} answered ${code}.`);
    return { kind: PASSING.has(code) ? 'TRANSIENT' : 'PERMISSION', code, detail };
  }
  if (error instanceof oauth.ResponseBodyError) {
    const said = clean(detailOf(error.error_description, error.error));
    if (CLIENT_REFUSED.has(error.error)) {
      return { kind: 'PERMISSION', code: error.error, detail: `${name} refused the app's id or secret: ${said}` };
    }
    return { kind: 'RECONNECT', code: error.error, detail: `${startAgain} (${said})` };
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    return { kind: 'PERMISSION', code: 'invalid_client', detail: `${name} refused the app's id or secret.` };
  }
  if (error instanceof oauth.OperationProcessingError) {
    return { kind: 'RECONNECT', code: 'invalid_answer', detail: startAgain };
  }
  return null;
}
