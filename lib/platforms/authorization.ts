export interface AuthorizationRequest {
  redirectUri: string;
  state: string;
  /** PKCE verifier; used by networks with `oauth.pkce`. */
  codeVerifier: string;
  /** What the person wants to post as, where the network asks other permissions for each. */
  as?: ConnectionKind;
  /** The network did not let the app ask for all: ask for the least that can post. */
  least?: boolean;
}

export type ConnectionKind = 'person' | 'page';
