import type { Dispatch } from 'react';
import type { CompositionChange } from '@/lib/client/change-composition';
import { type PlacedProblem, problemsAt } from '@/lib/client/placed-problem';
import type { MediaUploads } from '@/lib/client/use-media-uploads';
import type { Account } from '@/lib/contracts/accounts';
import type { MediaItem } from '@/lib/contracts/media';
import type { PostOptions } from '@/lib/contracts/post-options';

/** What every panel of options is handed. */
export interface OptionPanelProps {
  businessId: string;
  /** Whose options they are; null: those for all accounts. */
  accountId: string | null;
  /** The accounts that will post with them. */
  accounts: readonly Account[];
  textOf: (accountId: string) => string;
  media: readonly MediaItem[];
  /** The files that options name. */
  attached: readonly MediaItem[];
  options: PostOptions;
  onWrite: (options: PostOptions) => void;
  /** What is wrong with options, of this version alone. */
  problems: readonly PlacedProblem[];
  uploads: MediaUploads;
  dispatch: Dispatch<CompositionChange>;
}

/** What stands beneath one control. */
export const messageAt = (problems: readonly PlacedProblem[], path: string): string | undefined =>
  problemsAt(problems, path)[0]?.message;
