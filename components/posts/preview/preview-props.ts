import type { Account } from '@/lib/contracts/accounts';
import type { MediaItem } from '@/lib/contracts/media';
import type { PostOptions } from '@/lib/contracts/post-options';

/** What a preview draws: the post of one account, with its network's options alone. */
export interface PreviewProps {
  account: Account;
  text: string;
  media: readonly MediaItem[];
  options: PostOptions;
  /** The files that options name. */
  attached: readonly MediaItem[];
}
