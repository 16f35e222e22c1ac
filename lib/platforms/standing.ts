import type { PostRole } from '@/lib/contracts/post-options';
import type { AccountAccess, AccountCall, PublishProgress } from './platform';

/** What an account is on its network, without its token. */
export type AccountIdentity = Pick<AccountAccess, 'platformUserId' | 'metadata'>;

/** What a person gives as proof that a post stands, read by its form alone. */
export interface PostReference {
  /** The network's id, where the form tells it. */
  id: string | null;
  permalink: string | null;
  /** The address itself names another account. */
  isForeign: boolean;
}

/** `gone`: the network says that there is no such post, or shows it to its owner alone. */
export type PostReading =
  | { kind: 'found'; platformPostId: string; permalink: string | null; publishedAt: Date }
  | { kind: 'gone' }
  | { kind: 'foreign' }
  | { kind: 'unreadable'; code: string; detail: string };

/** How a network tells whether one certain post stands. */
export interface PlatformStanding {
  /** What a person pasted: an id, or the address of a post of this network; null when it is neither. */
  referenceOf(text: string, access: AccountIdentity): PostReference | null;
  /** What the network named, of a post in doubt, that may be it. */
  candidates?(progress: PublishProgress): { platformPostId: string; permalink: string | null }[];
  /** Reads one post of the account, to see that it stands. */
  readPost(call: AccountCall & { reference: PostReference; role: PostRole }): Promise<PostReading>;
}
