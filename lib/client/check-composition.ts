import type { Account } from '@/lib/contracts/accounts';
import type { DraftProblem } from '@/lib/contracts/drafts/draft';
import { DRAFT_RULES } from '@/lib/contracts/drafts/rules';
import { type Composition, textFor } from './composition';
import type { PlacedProblem } from './placed-problem';

const shared = { accountId: null, platform: null, mediaIndex: null };

function place(problem: DraftProblem, accountId: string, isOwnText: boolean): PlacedProblem {
  const [first, index] = problem.path.split('.');
  const isMedia = first === 'media';
  return {
    field: isMedia ? 'media' : 'content',
    accountId: isMedia || !isOwnText ? null : accountId,
    platform: problem.platform,
    mediaIndex: isMedia && index !== undefined ? Number(index) : null,
    message: problem.message,
  };
}

const sameAs = (one: PlacedProblem) => (other: PlacedProblem) =>
  one.field === other.field && one.accountId === other.accountId && one.message === other.message;

/** Everything the chosen networks would refuse, each beside its control, and each said once. */
export function checkComposition(composition: Composition, accounts: readonly Account[]): PlacedProblem[] {
  if (composition.accountIds.length === 0) {
    return [{ ...shared, field: 'accounts', message: 'Choose at least one account to post to.' }];
  }
  const chosen = accounts.filter((account) => composition.accountIds.includes(account.id));
  const found = chosen.flatMap(({ id, platform, kind, isPremium, canComment }) => {
    const account = { kind, isPremium, canComment };
    const draft = { account, text: textFor(composition, id), media: composition.media, options: {}, thread: [] };
    const isOwnText = composition.overrides[id] !== undefined;
    return DRAFT_RULES[platform].check(draft).map((problem) => place(problem, id, isOwnText));
  });
  return found.filter((problem, index) => found.findIndex(sameAs(problem)) === index);
}
