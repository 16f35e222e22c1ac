'use client';
import { Plus, Scissors } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { problemsAt } from '@/lib/client/placed-problem';
import { splitText } from '@/lib/client/split-text';
import { moveThreadPart, type ThreadPart, withThreadPart } from '@/lib/client/thread-parts';
import { writeOptions } from '@/lib/client/write-options';
import { DRAFT_RULES } from '@/lib/contracts/drafts/rules';
import type { OptionPanelProps } from './option-panel';
import { ThreadPartEditor } from './thread-part';

/** The parts of a thread after the first, which is the text of the post itself. */
export function ThreadPanel(props: OptionPanelProps) {
  const { options, onWrite, problems, textOf, accountId, uploads, dispatch } = props;
  const accounts = props.accounts.filter(({ platform }) => platform === 'x');
  const parts = (options.x?.thread ?? []).map((part, index) => ({ ...part, index, number: index + 2 }));
  const writeParts = (thread: ThreadPart[]) =>
    onWrite(writeOptions(options, 'x', { thread: thread.length > 0 ? thread : undefined }));

  const fits = (part: string): boolean =>
    accounts.every((account) => {
      const { used, limit } = DRAFT_RULES.x.countText(part, account);
      return used <= limit;
    });
  const tooLong = accounts.map(({ id }) => textOf(id)).find((text) => !fits(text));
  const split = (text: string) => {
    const [first = '', ...rest] = splitText(text, fits);
    writeParts([...rest.map((content) => ({ content, mediaIds: [] })), ...(options.x?.thread ?? [])]);
    const isShared = accountId === null && accounts.length === props.accounts.length;
    if (isShared) dispatch({ type: 'contentWritten', content: first });
    else for (const { id } of accounts) dispatch({ type: 'overrideWritten', accountId: id, content: first });
  };
  const isUploading = uploads.uploads.some(({ place, message }) => place.slot === 'thread' && message === null);

  return (
    <>
      <p className="text-sm text-muted">
        Part 1 is the text above with its pictures. Each part after it is a reply to the one before.
      </p>
      {tooLong !== undefined && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-accent-subtle px-3 py-2 text-sm text-accent-text">
          Part 1 is too long for X.
          <Button size="sm" onClick={() => split(tooLong)}>
            <Scissors aria-hidden />
            Split it at sentence ends
          </Button>
        </div>
      )}
      <ol className="flex flex-col gap-3">
        {parts.map((part) => (
          <ThreadPartEditor
            key={part.number}
            part={part}
            total={parts.length + 1}
            accounts={accounts}
            attached={props.attached}
            place={{ slot: 'thread', part: part.index, accountId }}
            problems={problemsAt(problems, `x.thread.${part.index}`)}
            uploads={uploads}
            canMove={!isUploading}
            dispatch={dispatch}
            onWrite={(change) =>
              writeParts(
                (options.x?.thread ?? []).map((each, at) => (at === part.index ? { ...each, ...change } : each)),
              )
            }
            onMove={(by) => writeParts(moveThreadPart(options.x?.thread ?? [], part.index, by))}
            onRemove={() => writeParts((options.x?.thread ?? []).filter((_, at) => at !== part.index))}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button size="sm" onClick={() => onWrite(withThreadPart(options))}>
          <Plus aria-hidden />
          Add a part
        </Button>
        <span className="hidden text-sm text-muted sm:inline">
          <Kbd keys="mod+shift+Enter" /> from anywhere in the post
        </span>
      </div>
    </>
  );
}
