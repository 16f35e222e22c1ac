'use client';
import { RotateCcw } from 'lucide-react';
import { type Dispatch, useId } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Disclosure } from '@/components/ui/disclosure';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { CompositionChange } from '@/lib/client/change-composition';
import { type Composition, optionsFor, textFor } from '@/lib/client/composition';
import { describeOptions, type OptionAbout } from '@/lib/client/describe-options';
import { type PlacedProblem, problemsAt, problemsOf } from '@/lib/client/placed-problem';
import type { MediaUploads } from '@/lib/client/use-media-uploads';
import type { Account } from '@/lib/contracts/accounts';
import { NoteList } from '../note-list';
import { ProblemList } from '../problem-list';
import { OPTION_ROWS, type OptionRow } from './option-rows';

interface PostOptionsProps {
  businessId: string;
  composition: Composition;
  /** The accounts chosen. */
  chosen: readonly Account[];
  /** Whose options are shown; null: those for all. */
  account: Account | null;
  problems: readonly PlacedProblem[];
  notes: readonly PlacedProblem[];
  uploads: MediaUploads;
  open: ReadonlySet<OptionAbout>;
  onOpenChange: (about: OptionAbout, open: boolean) => void;
  dispatch: Dispatch<CompositionChange>;
}

/** What a post may be beyond its text and files: a row a matter, only for the networks that it goes to. */
export function PostOptions(props: PostOptionsProps) {
  const { composition, chosen, account, uploads, dispatch } = props;
  const titleId = useId();
  const accountId = account?.id ?? null;
  const isOwn = accountId !== null && composition.ownOptions[accountId] !== undefined;
  const sharing = chosen.filter(({ id }) => composition.ownOptions[id] === undefined);
  const accounts = account ? [account] : sharing.length > 0 ? sharing : chosen;
  const options = optionsFor(composition, accountId);
  const problems = problemsOf(props.problems, account, isOwn);
  const notes = problemsOf(props.notes, account, isOwn);
  const lines = describeOptions(options);
  const rows = OPTION_ROWS.filter(
    ({ networks, paths }) =>
      accounts.some(({ platform }) => networks.includes(platform)) || problemsAt(problems, ...paths).length > 0,
  );
  if (rows.length === 0) return null;

  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-3">
        <h2 id={titleId} className="text-sm font-medium">
          {account ? `Options for ${account.displayName}` : 'Options'}
        </h2>
        {isOwn && accountId !== null && (
          <Button variant="ghost" size="sm" onClick={() => dispatch({ type: 'optionsReset', accountId })}>
            <RotateCcw aria-hidden />
            Reset to shared options
          </Button>
        )}
      </div>
      <div className="divide-y overflow-hidden rounded-lg border bg-surface">
        {rows.map((row) => {
          const { about, paths, placed, Panel } = row;
          const isOpen = props.open.has(about);
          const wrong = problemsAt(problems, ...paths).filter(
            ({ optionPath }) => !isOpen || !placed.test(optionPath ?? ''),
          );
          const hints = problemsAt(notes, ...paths);
          const summary = lines.filter((line) => line.about === about).map(({ value }) => value);
          return (
            <div key={about}>
              <Disclosure
                title={<RowTitle row={row} />}
                summary={summary.join(' · ')}
                open={isOpen}
                onOpenChange={(next) => props.onOpenChange(about, next)}
              >
                <Panel
                  businessId={props.businessId}
                  accountId={accountId}
                  accounts={accounts}
                  textOf={(id) => textFor(composition, id)}
                  media={composition.media}
                  attached={composition.attached}
                  options={options}
                  onWrite={(next) => dispatch({ type: 'optionsWritten', accountId, options: next })}
                  problems={problems}
                  uploads={uploads}
                  dispatch={dispatch}
                />
              </Disclosure>
              <div className={cn('flex flex-col gap-1', wrong.length + hints.length > 0 && 'px-3 pb-3')}>
                <ProblemList problems={wrong} />
                <NoteList notes={hints} />
              </div>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function RowTitle({ row: { title, icon: Icon, networks } }: { row: OptionRow }) {
  const [network, ...others] = networks;
  return (
    <>
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="shrink-0 text-sm font-medium">{title}</span>
      {network && others.length === 0 && <PlatformIcon platform={network} labelled className="size-3.5 text-muted" />}
    </>
  );
}
