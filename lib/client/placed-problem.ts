import type { Platform } from '@/lib/contracts/platform-names';
import type { FieldProblem } from './api-problem';

/** One thing that is wrong with a composition, and the control that it stands beside. */
export interface PlacedProblem {
  field: 'accounts' | 'content' | 'media' | 'options' | 'scheduledAt' | 'form';
  /** Whose version it is about; null: what all share. */
  accountId: string | null;
  platform: Platform | null;
  /** Which picture, counted from 0; null: all of them. */
  mediaIndex: number | null;
  /** Which option, as `PostOptions` nests it: `x.thread.0.content`. */
  optionPath: string | null;
  message: string;
}

export const NO_PLACE = { accountId: null, platform: null, mediaIndex: null, optionPath: null } as const;

const indexOf = (text: string | undefined): number | null => (text && /^\d+$/.test(text) ? Number(text) : null);

/** Puts the server's answer beside the control it is about; what names no control stands above the form. */
export function placeProblem({ path, message }: FieldProblem, accountIds: readonly string[]): PlacedProblem {
  const [first, second, ...rest] = path.split('.');
  if (first === 'variants') {
    const placed = placeField(rest, message);
    return { ...placed, field: placed.field === 'form' ? 'content' : placed.field, accountId: second ?? null };
  }
  if (first === 'accountIds') {
    const index = indexOf(second);
    const accountId = index === null ? null : (accountIds[index] ?? null);
    return { ...NO_PLACE, field: 'accounts', accountId, message };
  }
  return placeField(path.split('.'), message);
}

function placeField([first, ...rest]: string[], message: string): PlacedProblem {
  const base = { ...NO_PLACE, message };
  switch (first) {
    case 'content':
    case 'scheduledAt':
      return { ...base, field: first };
    case 'rule':
      return { ...base, field: 'scheduledAt' };
    case 'mediaIds':
    case 'media':
      return { ...base, field: 'media', mediaIndex: indexOf(rest[0]) };
    case 'options':
      return { ...base, field: 'options', optionPath: rest.join('.') };
    default:
      return { ...base, field: 'form' };
  }
}

/** Those about an option or anything within it. */
export const problemsAt = (problems: readonly PlacedProblem[], ...paths: string[]): PlacedProblem[] =>
  problems.filter(({ optionPath }) => paths.some((path) => optionPath === path || optionPath?.startsWith(`${path}.`)));

/** Those that one version shows: its own, and where it shares the text or the options, what all share. */
export const problemsOf = (
  problems: readonly PlacedProblem[],
  account: { id: string; platform: Platform } | null,
  isOwn: boolean,
): PlacedProblem[] =>
  problems.filter(({ accountId, platform }) => {
    if (!account) return accountId === null;
    if (accountId !== null || isOwn) return accountId === account.id;
    return platform === null || platform === account.platform;
  });
