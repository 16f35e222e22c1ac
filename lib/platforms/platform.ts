import type { DraftRules, MediaKind } from '@/lib/contracts/drafts/draft';
import type { Platform } from '@/lib/contracts/platform';

/** What every reply of every network is mapped to, from its structured code first and its HTTP status second. */
export type Outcome =
  | { kind: 'OK'; platformPostId: string; permalink: string | null; publishedAt: Date }
  /** Not sent, or certainly not accepted: safe to try again. */
  | { kind: 'TRANSIENT'; code: string; detail: string; retryAfterMs?: number }
  | { kind: 'RATE_LIMITED'; until: Date; code: string; detail: string }
  /** The token is dead or lacks life: the account must be connected again. */
  | { kind: 'RECONNECT'; code: string; detail: string }
  | { kind: 'PERMISSION'; code: string; detail: string }
  /** The network says the same content stands already; `ref` is the id it named, if any. Not proof of publication. */
  | { kind: 'DUPLICATE'; ref: string | null; code: string; detail: string }
  | { kind: 'INVALID_CONTENT'; code: string; detail: string }
  /** Nothing was published; media must be prepared anew. */
  | { kind: 'MEDIA_RETRY'; code: string; detail: string }
  /** The network is still working on the media: call `publish` again with `progress` after `retryAfterMs`. */
  | { kind: 'NOT_READY'; progress: PublishProgress; retryAfterMs: number }
  | { kind: 'POLICY_BLOCK'; code: string; detail: string }
  | { kind: 'BILLING'; code: string; detail: string }
  | { kind: 'API_VERSION'; code: string; detail: string }
  /** The write may have been accepted. Never send again before `reconcile` has asked the network. */
  | { kind: 'UNKNOWN_OUTCOME'; code: string; detail: string };

/** JSON that a network keeps between calls of one publication (uploaded media ids, Instagram's container). Persisted by the caller. */
export type PublishProgress = Record<string, string | number | boolean | string[] | null>;

/** A connected account with its decrypted token. Held in memory only for the length of a call. */
export interface AccountAccess {
  accountId: string;
  platformUserId: string;
  accessToken: string;
  /** What the connection learnt and a publisher needs, e.g. LinkedIn's author URN or X's subscription type. */
  metadata: Record<string, string>;
}

/** A stored file: streamed to networks that take bytes, fetched by those that take a URL. */
export interface PublishMedia {
  id: string;
  kind: MediaKind;
  mimeType: string;
  bytes: number;
  altText: string | null;
  /** Absolute address from which a network can GET the file for the next hours. */
  publicUrl: string;
  read(): Promise<Uint8Array>;
}

export interface PublishInput {
  access: AccountAccess;
  text: string;
  media: PublishMedia[];
  progress: PublishProgress | null;
  /** Called with every new progress before the next request leaves, so that a crash resumes instead of repeating. */
  saveProgress(progress: PublishProgress): Promise<void>;
  /** Called once, right before the single request that makes the post public. Throws when this worker may no longer send. */
  beforeSend(): Promise<void>;
  signal: AbortSignal;
  now: Date;
}

export interface ReconcileInput {
  access: AccountAccess;
  text: string;
  progress: PublishProgress | null;
  /** Request times of the attempts in doubt: the post, if it exists, is not older than `since`. */
  since: Date;
  signal: AbortSignal;
  now: Date;
}

/** `absent` only where the network was really read after its lag; otherwise `unclear`. */
export type Reconciliation =
  | { kind: 'found'; platformPostId: string; permalink: string | null; publishedAt: Date }
  | { kind: 'absent' }
  | { kind: 'unclear'; code: string; detail: string };

/** A token set as a network granted it. `refreshToken` null: cannot be refreshed, must be connected again. */
export interface TokenSet {
  accessToken: string;
  expiresAt: Date | null;
  refreshToken: string | null;
  refreshExpiresAt: Date | null;
  scopes: string[];
}

/** One identity that a person may post as: a member, a page, a professional account. */
export interface DiscoveredAccount {
  platformUserId: string;
  kind: 'person' | 'page' | 'professional';
  username: string | null;
  displayName: string;
  avatarUrl: string | null;
  profileUrl: string | null;
  /** The token to post with, when it differs from the person's (a Facebook page's own). */
  token: TokenSet;
  metadata: Record<string, string>;
}

export interface AuthorizationRequest {
  redirectUri: string;
  state: string;
  /** PKCE verifier; used by networks with `oauth.pkce`. */
  codeVerifier: string;
}

/** One network, whole: its facts as data, then its verbs. Nothing here knows a database or a business. */
export interface PlatformAdapter {
  id: Platform;
  name: string;
  oauth: { scopes: readonly string[]; pkce: boolean };
  /** The network's read lag: `reconcile` is not asked sooner after the last send. */
  readLagMs: number;

  /** The network's rules for a draft, from `lib/contracts/drafts`, where the browser reads them too. */
  rules: DraftRules;

  authorizationUrl(request: AuthorizationRequest): Promise<URL>;
  /** Exchanges the callback's parameters for tokens and lists the identities behind them. @throws PlatformError */
  connect(callback: { url: URL; request: AuthorizationRequest; now: Date }): Promise<DiscoveredAccount[]>;

  publish(input: PublishInput): Promise<Outcome>;
  reconcile(input: ReconcileInput): Promise<Reconciliation>;
}

/** A network refused during connect; `outcome.detail` is its own words, redacted. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  constructor(
    readonly platform: Platform,
    readonly outcome: Exclude<Outcome, { kind: 'OK' | 'NOT_READY' }>,
  ) {
    super(`${platform}: ${outcome.kind} ${outcome.code}: ${outcome.detail}`);
  }
}
