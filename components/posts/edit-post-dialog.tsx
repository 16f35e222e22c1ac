'use client';
import { type KeyboardEvent, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/show-toast';
import type { PlacedProblem } from '@/lib/client/placed-problem';
import { withThreadPart } from '@/lib/client/thread-parts';
import { type EditedPost, useEditPost } from '@/lib/client/use-edit-post';
import { useOpenRows } from '@/lib/client/use-open-rows';
import { NoteList } from './note-list';
import { PostOptions } from './options/post-options';
import { ProblemList } from './problem-list';
import { TextArea } from './text-area';
import { TextCounters } from './text-counters';

interface EditPostDialogProps extends EditedPost {
  businessId: string;
  /** Whether new words must be approved before they go out. */
  mustReview: boolean;
  onChanged: () => void;
  onClose: () => void;
}

/** The text and the options of a post that still waits; what the network or the server would refuse stands beside them. */
export function EditPostDialog({ businessId, mustReview, onChanged, onClose, ...edited }: EditPostDialogProps) {
  const edit = useEditPost(businessId, edited);
  const rows = useOpenRows();
  const problemsId = useId();
  const { composition, dispatch, problems, notes } = edit;
  const { account } = edited;
  const beside = (all: PlacedProblem[], isHere: (field: PlacedProblem['field']) => boolean) =>
    all.filter(({ field }) => isHere(field));
  const aboutText = beside(problems, (field) => field === 'content');

  const save = async () => {
    if (!(await edit.save())) return;
    showToast({ title: mustReview ? 'Sent for review.' : 'The post was changed.', tone: 'success' });
    onChanged();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.shiftKey || !(event.metaKey || event.ctrlKey)) return;
    if (account.platform !== 'x') return;
    event.preventDefault();
    dispatch({ type: 'optionsWritten', accountId: null, options: withThreadPart(composition.options) });
    rows.change('thread', true);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Edit the post"
      description={
        mustReview ? 'With new words it leaves the schedule until somebody approves them; its time stays.' : undefined
      }
      className="sm:w-[40rem]"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={edit.isSaving} disabled={!edit.canSave} onClick={() => void save()}>
            {mustReview ? 'Send for review' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        aria-label="Post"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
        className="flex flex-col gap-5"
      >
        <div className="flex flex-col gap-2">
          <TextArea
            label="Text"
            value={composition.content}
            onWrite={(content) => dispatch({ type: 'contentWritten', content })}
            problemsId={problemsId}
            invalid={aboutText.length > 0}
          />
          <TextCounters text={composition.content} accounts={[account]} />
          <ProblemList id={problemsId} problems={aboutText} />
          <NoteList notes={beside(notes, (field) => field === 'content')} />
        </div>
        <PostOptions
          businessId={businessId}
          composition={composition}
          chosen={[account]}
          account={null}
          problems={beside(problems, (field) => field === 'options')}
          notes={beside(notes, (field) => field === 'options')}
          uploads={edit.uploads}
          open={rows.open}
          onOpenChange={rows.change}
          dispatch={dispatch}
        />
        <ProblemList problems={beside(problems, (field) => field !== 'content' && field !== 'options')} />
      </form>
    </Dialog>
  );
}
