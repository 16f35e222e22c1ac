import type { Platform } from '@/lib/contracts/platform';
import type { FieldProblem } from './api-problem';

/** One thing that is wrong with a composition, and the control that it stands beside. */
export interface PlacedProblem {
  field: 'accounts' | 'content' | 'media' | 'scheduledAt' | 'form';
  /** Whose version it is about; null: what all share. */
  accountId: string | null;
  platform: Platform | null;
  /** Which picture, counted from 0; null: all of them. */
  mediaIndex: number | null;
  message: string;
}

const indexOf = (text: string | undefined): number | null => (text && /^\d+$/.test(text) ? Number(text) : null);

/** Puts the server's answer beside the control it is about; what names no control stands above the form. */
export function placeProblem({ path, message }: FieldProblem, accountIds: readonly string[]): PlacedProblem {
  const [first, second, third, fourth] = path.split('.');
  const base = { accountId: null, platform: null, mediaIndex: null, message };
  switch (first) {
    case 'content':
      return { ...base, field: 'content' };
    case 'mediaIds':
    case 'media':
      return { ...base, field: 'media', mediaIndex: indexOf(second) };
    case 'accountIds': {
      const index = indexOf(second);
      return { ...base, field: 'accounts', accountId: index === null ? null : (accountIds[index] ?? null) };
    }
    case 'variants': {
      const field = third === 'mediaIds' || third === 'media' ? 'media' : 'content';
      return { ...base, field, accountId: second ?? null, mediaIndex: field === 'media' ? indexOf(fourth) : null };
    }
    case 'scheduledAt':
      return { ...base, field: 'scheduledAt' };
    default:
      return { ...base, field: 'form' };
  }
}
