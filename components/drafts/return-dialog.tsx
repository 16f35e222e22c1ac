'use client';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { showToast } from '@/components/ui/show-toast';
import { Textarea } from '@/components/ui/textarea';
import type { DraftSteps } from '@/lib/client/use-draft-steps';

/** Gives a draft back to its writer, who must be told what to change. */
export function ReturnDialog({ steps }: { steps: DraftSteps }) {
  const [open, setOpen] = useState(false);
  const [comment, setComment] = useState('');
  const [wasEmpty, setWasEmpty] = useState(false);
  const giveBack = async () => {
    setWasEmpty(comment.trim() === '');
    if (comment.trim() === '') return;
    if (!(await steps.giveBack(comment))) return;
    setOpen(false);
    setComment('');
    showToast({ title: 'Returned to its writer.', tone: 'success' });
  };
  const error = wasEmpty ? 'Say what to change.' : (steps.problem?.fieldMessage('comment') ?? steps.problem?.message);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        steps.clearProblem();
        setOpen(next);
      }}
      trigger={
        <Button>
          <Undo2 aria-hidden />
          Return…
        </Button>
      }
      title="Return with a comment"
      description="It becomes a draft again, and its writer sees what you ask for."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" loading={steps.busy === 'return'} onClick={() => void giveBack()}>
            Return it
          </Button>
        </>
      }
    >
      <Field label="What should change?" error={error}>
        <Textarea
          value={comment}
          rows={3}
          onWrite={(text) => {
            setWasEmpty(false);
            setComment(text);
          }}
        />
      </Field>
    </Dialog>
  );
}
