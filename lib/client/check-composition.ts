import type { Account } from '@/lib/contracts/accounts';
import type { Draft, DraftProblem } from '@/lib/contracts/drafts/draft';
import { DRAFT_RULES } from '@/lib/contracts/drafts/rules';
import { optionsOf } from '@/lib/contracts/options-of';
import { type Composition, optionsFor, textFor } from './composition';
import { NO_PLACE, type PlacedProblem } from './placed-problem';

export interface CheckedComposition {
  /** What the chosen networks would refuse. */
  problems: PlacedProblem[];
  /** What a person should know and no network minds. */
  notes: PlacedProblem[];
}

/** What one account is about to post, as its network's rules read it. */
export function draftFor(composition: Composition, account: Account): Draft {
  const options = optionsOf(account.platform, optionsFor(composition, account.id));
  const files = new Map([...composition.media, ...composition.attached].map((item) => [item.id, item]));
  const thread = (options.x?.thread ?? []).map(({ content, mediaIds }) => ({
    text: content,
    media: mediaIds.flatMap((id) => files.get(id) ?? []),
  }));
  return { account, text: textFor(composition, account.id), media: composition.media, options, thread };
}

function place({ path, platform, message }: DraftProblem, accountId: string, composition: Composition): PlacedProblem {
  const [first, ...rest] = path.split('.');
  const found = { ...NO_PLACE, platform, message };
  if (first === 'media')
    return { ...found, field: 'media', mediaIndex: rest[0] === undefined ? null : Number(rest[0]) };
  const own = first === 'options' ? composition.ownOptions : composition.overrides;
  const owner = own[accountId] === undefined ? null : accountId;
  if (first === 'options') return { ...found, field: 'options', optionPath: rest.join('.'), accountId: owner };
  return { ...found, field: 'content', accountId: owner };
}

const sameAs = (one: PlacedProblem) => (other: PlacedProblem) =>
  one.field === other.field &&
  one.accountId === other.accountId &&
  one.optionPath === other.optionPath &&
  one.message === other.message;

const eachOnce = (all: PlacedProblem[]): PlacedProblem[] =>
  all.filter((problem, index) => all.findIndex(sameAs(problem)) === index);

/** Everything that the chosen networks would refuse or a person should know, each beside its control, and said once. */
export function checkComposition(composition: Composition, accounts: readonly Account[]): CheckedComposition {
  if (composition.accountIds.length === 0) {
    const message = 'Choose at least one account to post to.';
    return { problems: [{ ...NO_PLACE, field: 'accounts', message }], notes: [] };
  }
  const chosen = accounts.filter((account) => composition.accountIds.includes(account.id));
  const checked = (kind: 'check' | 'notes'): PlacedProblem[] =>
    eachOnce(
      chosen.flatMap((account) =>
        DRAFT_RULES[account.platform]
          [kind](draftFor(composition, account))
          .map((problem) => place(problem, account.id, composition)),
      ),
    );
  return { problems: checked('check'), notes: checked('notes') };
}
