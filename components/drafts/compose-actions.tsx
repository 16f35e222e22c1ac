'use client';
import { Eye, FilePenLine } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { ProblemList } from '@/components/posts/problem-list';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { showToast } from '@/components/ui/show-toast';
import type { Composition } from '@/lib/client/composition';
import type { PlacedProblem } from '@/lib/client/placed-problem';
import { useSaveDraft } from '@/lib/client/use-save-draft';
import type { Draft } from '@/lib/contracts/post-drafts';
import { routes } from '@/lib/foundation/routes';
import { DraftProblem } from './draft-problem';
import { TimeDialog } from './time-dialog';

interface ComposeActionsProps {
  business: { id: string; slug: string; timeZone: string };
  composition: Composition;
  opened: Draft | null;
  /** The time asked for in the page's address. */
  at?: string;
  mustReview: boolean;
  isBlank: boolean;
  isUploading: boolean;
  /** Whether it is being asked when it shall go out once it is approved. */
  isSending: boolean;
  onSendingChange: (open: boolean) => void;
  onAskWhen: () => void;
  formProblems: PlacedProblem[];
  /** The pictures' descriptions, which are kept with the files. */
  saveDescriptions: () => Promise<boolean>;
  /** What was typed is on the server now: the browser need not keep it. */
  onKept: () => void;
}

/** Keeping a post for later, and where it must be approved, sending it for review. */
export function ComposeActions(props: ComposeActionsProps) {
  const { business, composition, opened, mustReview, isUploading } = props;
  const router = useRouter();
  const drafts = useSaveDraft(business.id, opened);

  const leave = (title: string, draft: Draft) => {
    props.onKept();
    showToast({ title, tone: 'success' });
    router.push(routes.draft(business.slug, draft.id));
    router.refresh();
  };
  const save = async () => {
    if (!(await props.saveDescriptions())) return;
    const draft = await drafts.save(composition);
    if (draft) leave('The draft is saved.', draft);
  };
  const submit = async (scheduledAt: string | null) => {
    if (!(await props.saveDescriptions())) return;
    const draft = await drafts.submit(composition, scheduledAt);
    if (draft) leave('Sent for review.', draft);
  };
  const isBusy = drafts.saving !== null || isUploading;
  return (
    <div className={cn('flex flex-col gap-3', mustReview && 'border-t pt-5')}>
      <ProblemList problems={props.formProblems} />
      {drafts.problem && !props.isSending && <DraftProblem problem={drafts.problem} />}
      <p className="text-sm text-muted empty:hidden">{noteFor(opened, mustReview)}</p>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button
          variant={mustReview ? 'secondary' : 'ghost'}
          loading={drafts.saving === 'save'}
          disabled={isBusy || (props.isBlank && !opened)}
          onClick={() => void save()}
        >
          <FilePenLine aria-hidden />
          Save draft
        </Button>
        {mustReview && (
          <Button variant="primary" disabled={isBusy} onClick={props.onAskWhen}>
            <Eye aria-hidden />
            Send for review…
          </Button>
        )}
      </div>
      {mustReview && (
        <TimeDialog
          open={props.isSending}
          onOpenChange={props.onSendingChange}
          title="Send for review"
          description="Once it is approved it goes out at this time, read in the zone of the business."
          zone={business.timeZone}
          at={drafts.draft?.scheduledAt ?? props.at ?? null}
          busy={drafts.saving === 'submit'}
          refusal={drafts.problem?.message ?? null}
          confirmLabel="Send for review"
          onTime={(scheduledAt) => void submit(scheduledAt)}
          otherwise={{ label: 'Without a time', onPress: () => void submit(null) }}
        />
      )}
    </div>
  );
}

function noteFor(opened: Draft | null, mustReview: boolean): string | null {
  if (opened && opened.state !== 'draft') return 'Saving takes it out of review: nobody has approved the new words.';
  return mustReview ? 'Posts of this business are approved before they go out.' : null;
}
