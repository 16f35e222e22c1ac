'use client';
import { Pencil } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { changeScheduledPost } from '@/lib/client/change-scheduled-post';
import { type PlacedProblem, placeProblem } from '@/lib/client/placed-problem';
import { DRAFT_RULES } from '@/lib/contracts/drafts/rules';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { ProblemList } from './problem-list';
import { TextArea } from './text-area';
import { type CountedAccount, TextCounters } from './text-counters';

interface EditContentProps {
  post: ScheduledPostDetail;
  account: CountedAccount;
  businessId: string;
  onChanged: () => void;
}

/** Rewrites a post that still waits; what the network or the server would refuse stands beneath the text. */
export function EditContent({ post, account, businessId, onChanged }: EditContentProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(post.content);
  const [isSaving, setIsSaving] = useState(false);
  const [refusals, setRefusals] = useState<PlacedProblem[]>([]);
  const problemsId = useId();
  const { used, limit } = DRAFT_RULES[post.platform].countText(text, account);

  const openWith = (next: boolean) => {
    if (next) setText(post.content);
    setRefusals([]);
    setOpen(next);
  };
  const save = async () => {
    setIsSaving(true);
    try {
      await changeScheduledPost(businessId, post.id, { content: text });
      setOpen(false);
      showToast({ title: 'The text was changed.', tone: 'success' });
      onChanged();
    } catch (error) {
      const { errors, message } = asApiProblem(error);
      const problems = errors.length > 0 ? errors : [{ path: '', code: 'refused', message }];
      setRefusals(problems.map((problem) => placeProblem(problem, [post.accountId])));
    } finally {
      setIsSaving(false);
    }
  };

  return (
    <Dialog
      open={open}
      onOpenChange={openWith}
      title="Edit the text"
      className="sm:w-[36rem]"
      trigger={
        <Button size="sm" variant="ghost">
          <Pencil aria-hidden />
          Edit
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" loading={isSaving} disabled={used > limit} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        <TextArea
          label="Text"
          value={text}
          onWrite={(next) => {
            setRefusals([]);
            setText(next);
          }}
          problemsId={problemsId}
          invalid={refusals.length > 0 || used > limit}
        />
        <TextCounters text={text} accounts={[account]} />
        <ProblemList id={problemsId} problems={refusals} />
      </div>
    </Dialog>
  );
}
