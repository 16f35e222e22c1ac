'use client';
import { RotateCcw } from 'lucide-react';
import { type Dispatch, useId } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { CompositionChange } from '@/lib/client/change-composition';
import { type Composition, textFor } from '@/lib/client/composition';
import { type PlacedProblem, problemsOf } from '@/lib/client/placed-problem';
import type { Account } from '@/lib/contracts/accounts';
import { NoteList } from './note-list';
import { ProblemList } from './problem-list';
import { TextArea } from './text-area';
import { TextCounters } from './text-counters';

export const SHARED_TEXT = 'shared';

interface TextEditorProps {
  composition: Composition;
  chosen: Account[];
  problems: PlacedProblem[];
  notes: PlacedProblem[];
  /** `SHARED_TEXT` or the account whose text is being written. */
  version: string;
  onVersionChange: (version: string) => void;
  dispatch: Dispatch<CompositionChange>;
}

/** One text for all, and behind a tab each a text of its own for one account. */
export function TextEditor(props: TextEditorProps) {
  const { composition, chosen, problems, notes, version, onVersionChange, dispatch } = props;
  const isOwn = (accountId: string): boolean => composition.overrides[accountId] !== undefined;
  const sharing = chosen.filter((account) => !isOwn(account.id));
  return (
    <Tabs value={version} onValueChange={(next) => onVersionChange(String(next))}>
      <TabList aria-label="Whose text">
        <Tab value={SHARED_TEXT}>All accounts</Tab>
        {chosen.map(({ id, platform, displayName }) => (
          <Tab key={id} value={id}>
            <PlatformIcon platform={platform} labelled className="size-3.5" />
            <span className="max-w-32 truncate">{displayName}</span>
            {(isOwn(id) || composition.ownOptions[id] !== undefined) && (
              <Badge tone="accent" size="sm">
                edited
              </Badge>
            )}
          </Tab>
        ))}
      </TabList>
      <TabPanel value={SHARED_TEXT}>
        <Version
          label="Text for all accounts"
          text={composition.content}
          problems={problemsOf(problems, null, false)}
          notes={problemsOf(notes, null, false)}
          accounts={sharing.length > 0 ? sharing : chosen}
          onWrite={(content) => dispatch({ type: 'contentWritten', content })}
        />
      </TabPanel>
      {chosen.map((account) => {
        const { id, displayName } = account;
        return (
          <TabPanel key={id} value={id}>
            <Version
              label={`Text for ${displayName} alone`}
              text={textFor(composition, id)}
              problems={problemsOf(problems, account, isOwn(id))}
              notes={problemsOf(notes, account, isOwn(id))}
              accounts={[account]}
              onWrite={(content) => dispatch({ type: 'overrideWritten', accountId: id, content })}
              onReset={isOwn(id) ? () => dispatch({ type: 'overrideReset', accountId: id }) : undefined}
            />
          </TabPanel>
        );
      })}
    </Tabs>
  );
}

interface VersionProps {
  label: string;
  text: string;
  problems: PlacedProblem[];
  notes: PlacedProblem[];
  accounts: readonly Account[];
  onWrite: (text: string) => void;
  onReset?: () => void;
}

function Version({ label, text, problems, notes, accounts, onWrite, onReset }: VersionProps) {
  const problemsId = useId();
  return (
    <div className="flex flex-col gap-2">
      <TextArea label={label} value={text} onWrite={onWrite} problemsId={problemsId} invalid={problems.length > 0} />
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        <TextCounters text={text} accounts={accounts} />
        {onReset && (
          <Button variant="ghost" size="sm" onClick={onReset}>
            <RotateCcw aria-hidden />
            Reset to shared text
          </Button>
        )}
      </div>
      <ProblemList id={problemsId} problems={problems} />
      <NoteList notes={notes} />
    </div>
  );
}
