import type { DraftRules, MediaKind } from '@/lib/contracts/drafts/draft';
import type { Platform } from '@/lib/contracts/platform';
import type { PostOptions, PostRole } from '@/lib/contracts/post-options';
import type { AuthorizationRequest, ConnectionKind } from './authorization';
import type { RateGate } from './rate';
import type { PlatformStanding } from './standing';

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

/** Every outcome but success and waiting: what a network, or the way to it, said no with. */
export type PlatformFailure = Exclude<Outcome, { kind: 'OK' | 'NOT_READY' }>;

/**
 * JSON that a network keeps between calls of one publication (uploaded media ids, Instagram's container). Persisted by
 * the caller. `stage` (`uploading`, `processing`) and `percent` (0 to 100) are shown to the person who waits.
 */
export type PublishProgress = Record<string, string | number | boolean | string[] | null>;

/** A connected account with its decrypted token. Held in memory only for the length of a call. */
export interface AccountAccess {
  accountId: string;
  platformUserId: string;
  accessToken: string;
  kind: AccountKind;
  scopes: readonly string[];
  /** What the connection learnt and a publisher needs, e.g. LinkedIn's author URN or X's subscription type. */
  metadata: Record<string, string>;
  /** The account's and its app's budget of calls: asked before each call, told after it. */
  rate: RateGate;
}

export type AccountKind = 'person' | 'page' | 'professional';

/** A stored file: streamed to networks that take bytes, fetched by those that take a URL. */
export interface PublishMedia {
  id: string;
  kind: MediaKind;
  mimeType: string;
  fileName: string;
  bytes: number;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  altText: string | null;
  /** Absolute address from which a network can GET the file for the next hours. */
  publicUrl: string;
  /** The whole file; for pictures only. */
  read(): Promise<Uint8Array>;
  /** Bytes [start, end): how a large file goes through in parts. */
  readRange(start: number, end: number): Promise<Uint8Array>;
}

export interface PublishInput {
  access: AccountAccess;
  role: PostRole;
  /** The network's id of the post that this one follows; null for a post of its own. */
  inReplyTo: string | null;
  text: string;
  media: PublishMedia[];
  options: PostOptions;
  /** The files that `options` names, by id. */
  optionMedia: ReadonlyMap<string, PublishMedia>;
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
  role: PostRole;
  inReplyTo: string | null;
  text: string;
  options: PostOptions;
  progress: PublishProgress | null;
  /** Request times of the attempts in doubt: the post, if it exists, is not older than `since`. */
  since: Date;
  /** Ids of the account's other publications: two posts may have one text. */
  taken: ReadonlySet<string>;
  signal: AbortSignal;
  now: Date;
}

/** `absent` only where the network was really read after its lag; otherwise `unclear`. */
export type Reconciliation =
  | { kind: 'found'; platformPostId: string; permalink: string | null; publishedAt: Date }
  | { kind: 'absent' }
  /** `mayProbe`: unreadable, yet told apart as a duplicate if sent again. `isUnread`: no answer; ask again soon. */
  | { kind: 'unclear'; code: string; detail: string; mayProbe?: true; isUnread?: true };

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
  /** Another network than the one that was connected: a Page's account on Instagram. */
  platform?: Platform;
  platformUserId: string;
  kind: AccountKind;
  username: string | null;
  displayName: string;
  avatarUrl: string | null;
  profileUrl: string | null;
  /** The token to post with, when it differs from the person's (a Facebook page's own). */
  token: TokenSet;
  metadata: Record<string, string>;
}

/** A call about one account, of a network that answers for it. */
export interface AccountCall {
  access: AccountAccess;
  signal: AbortSignal;
  now: Date;
}

/** `token` is to be stored before it is used: a rotated refresh token is dead the moment its successor is named. */
export type Refreshed = { kind: 'refreshed'; token: TokenSet } | PlatformFailure;

/** What the daily look at an account found. Undefined: the network does not tell. */
export type Inspection =
  | {
      kind: 'alive';
      scopes?: string[];
      expiresAt?: Date | null;
      /** Meta: the person's consent to data, which runs out by itself. */
      dataAccessExpiresAt?: Date | null;
      displayName?: string;
      username?: string | null;
      avatarUrl?: string | null;
      /** Replaces entries of the account's metadata. */
      metadata?: Record<string, string>;
    }
  | PlatformFailure;

/** How an account's token is kept alive. */
export interface TokenLife {
  /** `refresh` is asked so long before the token ends; the jitter is the caller's. */
  refreshBeforeMs: number;
  /** A younger token is not taken for a refresh. */
  minAgeMs: number;
  /** The access token itself is exchanged for its successor: no refresh token is needed. */
  renewsItself?: boolean;
}

/** Numbers of one post; null was not provided, and is not zero. */
export interface PostMetrics {
  impressions: number | null;
  reach: number | null;
  reactions: number | null;
  comments: number | null;
  shares: number | null;
  clicks: number | null;
  saves: number | null;
  videoViews: number | null;
}

/** `posts` by the network's id: `gone` was deleted there, a missing id was not answered for, or is yet to be if `interrupted`. */
export type PostMetricsAnswer = PostMetricsRead | PlatformFailure;
interface PostMetricsRead {
  kind: 'read';
  posts: ReadonlyMap<string, PostMetrics | 'gone'>;
  postsCharged: number;
  interrupted?: PlatformFailure;
}

export type AccountMetricsAnswer = { kind: 'read'; followers: number | null } | PlatformFailure;

export interface PlatformMetrics {
  /** The most posts of one call of `posts`. */
  batchSize: number;
  /** US dollars for each post that is read; null where reading is free. */
  usdPerPostRead: number | null;
  /** What this connection may not read at all is PERMISSION, without a request. */
  posts(
    call: AccountCall & { posts: readonly { platformPostId: string; publishedAt: Date }[] },
  ): Promise<PostMetricsAnswer>;
  account(call: AccountCall): Promise<AccountMetricsAnswer>;
}

/** One network, whole: its facts as data, then its verbs. Nothing here knows a database or a business. */
export interface PlatformAdapter extends PlatformStanding {
  id: Platform;
  name: string;
  oauth: { scopes: readonly string[]; pkce: boolean };
  /** How long a post may stand unseen, and a request that was given up be worked on: `reconcile` is not asked sooner. */
  readLagMs: number;
  /** Publications that one worker has under way there at most. */
  concurrency: number;
  /** The network's rules for a draft, from `lib/contracts/drafts`, where the browser reads them too. */
  rules: DraftRules;

  /** What a person may choose to connect by the app that is set up; without it there is one way for all. */
  connectsAs?(): readonly ConnectionKind[];
  authorizationUrl(request: AuthorizationRequest): Promise<URL>;
  /** Exchanges the callback's parameters for tokens and lists the identities behind them. @throws PlatformError */
  connect(callback: { url: URL; request: AuthorizationRequest; now: Date }): Promise<DiscoveredAccount[]>;

  publish(input: PublishInput): Promise<Outcome>;
  reconcile(input: ReconcileInput): Promise<Reconciliation>;

  /** null: tokens cannot be refreshed, the person connects again. */
  tokenLife?: TokenLife | null;
  refresh?(call: AccountCall & { refreshToken: string | null }): Promise<Refreshed>;
  /** Whether the network lets this account's permission be ended; without it every account's, where there is a `revoke`. */
  isRevocable?(metadata: Record<string, string>): boolean;
  /** Makes the account's tokens worthless at the network. `done` also when they were so already. */
  revoke?(call: AccountCall & { refreshToken?: string | null }): Promise<{ kind: 'done' } | PlatformFailure>;
  inspect?(call: AccountCall): Promise<Inspection>;
  metrics?: PlatformMetrics;
}

/** A network refused during connect; `outcome.detail` is its own words, redacted. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  constructor(
    readonly platform: Platform,
    readonly outcome: PlatformFailure,
  ) {
    super(`${platform}: ${outcome.kind} ${outcome.code}: ${outcome.detail}`);
  }
}
