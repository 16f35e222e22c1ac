'use client';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { isBlank, optionsFor, textFor } from '@/lib/client/composition';
import type { PlacedProblem } from '@/lib/client/placed-problem';
import { withThreadPart } from '@/lib/client/thread-parts';
import { useComposer } from '@/lib/client/use-composer';
import { useOpenRows } from '@/lib/client/use-open-rows';
import type { Sent } from '@/lib/client/use-submit-post';
import { writeSharedOptions } from '@/lib/client/write-options';
import type { When } from '@/lib/contracts/when';
import { routes } from '@/lib/foundation/routes';
import { ComposeActions } from '../drafts/compose-actions';
import { AccountChips } from './account-chips';
import type { ComposerProps } from './composer';
import { ComposerActions } from './composer-actions';
import { DraftNotes } from './draft-notes';
import { LinkOffer } from './link-offer';
import { MediaField } from './media-field';
import { PostOptions } from './options/post-options';
import { PreviewPanel } from './preview-panel';
import { ProblemList } from './problem-list';
import { SHARED_TEXT, TextEditor } from './text-editor';

interface ComposerFormProps extends ComposerProps {
  onSent: (sent: Sent) => void;
}

const beside = (problems: PlacedProblem[], field: PlacedProblem['field']): PlacedProblem[] =>
  problems.filter((problem) => problem.field === field);

/** Accounts, text, files, options and preview; what a network would refuse stands beside its field before it is sent. */
export function ComposerForm({ business, accounts, at, opened, mustReview, onSent }: ComposerFormProps) {
  const composer = useComposer(business.id, accounts, opened);
  const { composition, dispatch, chosen, problems, notes, uploads } = composer;
  const [version, setVersion] = useState(SHARED_TEXT);
  const [shownId, setShownId] = useState<string | null>(null);
  const [isScheduling, setIsScheduling] = useState(false);
  const rows = useOpenRows();
  const account = chosen.find(({ id }) => id === version) ?? null;
  const accountId = account?.id ?? null;
  const options = optionsFor(composition, accountId);
  const goesTo = (platform: (typeof chosen)[number]['platform']): boolean =>
    (account ? [account] : chosen).some((each) => each.platform === platform);

  const askWhen = () => setIsScheduling(composer.isReady());
  const send = async (when: When) => {
    const sent = await composer.send(when);
    if (sent) onSent(sent);
  };
  const addPart = () => {
    if (!goesTo('x')) return;
    dispatch({ type: 'optionsWritten', accountId, options: withThreadPart(options) });
    rows.change('thread', true);
  };
  const onDrop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    uploads.add(event.dataTransfer.files);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    if (event.shiftKey) addPart();
    else askWhen();
  };

  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <form
        aria-label="Post"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
        onPaste={(event) => uploads.add(event.clipboardData.files)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
        className="flex min-w-0 flex-col gap-6"
      >
        <DraftNotes saveState={composer.saveState} wasRestored={composer.wasRestored} onDiscard={composer.discard} />
        <div className="flex flex-col gap-2">
          <AccountChips
            accounts={accounts}
            chosenIds={composition.accountIds}
            onToggle={(id) => dispatch({ type: 'accountToggled', accountId: id })}
            accountsHref={routes.accounts(business.slug)}
          />
          <ProblemList problems={beside(problems, 'accounts')} />
        </div>
        <div className="flex flex-col gap-3">
          <TextEditor
            composition={composition}
            chosen={chosen}
            problems={beside(problems, 'content')}
            notes={beside(notes, 'content')}
            version={account ? version : SHARED_TEXT}
            onVersionChange={(next) => {
              setVersion(next);
              if (next !== SHARED_TEXT) setShownId(next);
            }}
            dispatch={dispatch}
          />
          <LinkOffer
            text={textFor(composition, accountId)}
            isWelcome={
              !options.link &&
              !options.linkedin?.poll &&
              composition.media.length === 0 &&
              (goesTo('linkedin') || goesTo('facebook'))
            }
            onAccept={(url) => {
              dispatch({ type: 'optionsWritten', accountId, options: writeSharedOptions(options, { link: { url } }) });
              rows.change('link', true);
            }}
          />
        </div>
        <MediaField
          media={composition.media}
          uploads={uploads}
          problems={beside(problems, 'media')}
          notes={beside(notes, 'media')}
          platforms={[...new Set(chosen.map(({ platform }) => platform))]}
          dispatch={dispatch}
        />
        <PostOptions
          businessId={business.id}
          composition={composition}
          chosen={chosen}
          account={account}
          problems={beside(problems, 'options')}
          notes={beside(notes, 'options')}
          uploads={uploads}
          open={rows.open}
          onOpenChange={rows.change}
          dispatch={dispatch}
        />
        {!mustReview && (
          <ComposerActions
            business={business}
            at={at}
            chosen={chosen}
            submitting={composer.submitting}
            isUploading={uploads.uploads.some((upload) => upload.message === null)}
            formProblems={beside(problems, 'form')}
            timeRefusal={beside(problems, 'scheduledAt')[0]?.message ?? null}
            isScheduling={isScheduling}
            onSchedulingChange={setIsScheduling}
            onAskWhen={askWhen}
            onSend={send}
          />
        )}
        <ComposeActions
          business={business}
          composition={composition}
          opened={opened?.draft ?? null}
          at={at}
          mustReview={mustReview}
          isBlank={isBlank(composition)}
          isUploading={uploads.uploads.some((upload) => upload.message === null)}
          isSending={isScheduling}
          onSendingChange={setIsScheduling}
          onAskWhen={askWhen}
          formProblems={mustReview ? beside(problems, 'form') : []}
          saveDescriptions={composer.saveDescriptions}
          onKept={composer.discard}
        />
      </form>
      <div className="lg:sticky lg:top-8 lg:self-start">
        <PreviewPanel composition={composition} chosen={chosen} shownId={shownId} onShow={setShownId} />
      </div>
    </div>
  );
}
