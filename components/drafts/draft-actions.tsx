'use client';
import { Eye, Pencil, Undo2 } from 'lucide-react';
import { postsHref } from '@/components/posts/posts-view';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { showToast } from '@/components/ui/show-toast';
import type { DraftSteps } from '@/lib/client/use-draft-steps';
import type { Draft } from '@/lib/contracts/post-drafts';
import { routes } from '@/lib/foundation/routes';
import { ApproveButton } from './approve-button';
import { DeleteDialog } from './delete-dialog';
import { ReturnDialog } from './return-dialog';
import { ScheduleButton } from './schedule-button';

export interface DraftRights {
  canWrite: boolean;
  canApprove: boolean;
  mustReview: boolean;
}

interface DraftActionsProps {
  draft: Draft;
  business: { slug: string; timeZone: string };
  rights: DraftRights;
  steps: DraftSteps;
}

const WORDS = { submit: 'Sent for review.', withdraw: 'Taken back: it is a draft again.' } as const;

/** What this person can do with a draft as it stands, the main thing last. */
export function DraftActions({ draft, business, rights, steps }: DraftActionsProps) {
  if (draft.state === 'scheduled') {
    return <ButtonLink href={postsHref(business.slug, { view: 'scheduled' })}>See what is scheduled</ButtonLink>;
  }
  if (!rights.canWrite) return null;
  const zone = business.timeZone;
  const step = async (verb: 'submit' | 'withdraw') => {
    if (await steps.step(verb)) showToast({ title: WORDS[verb], tone: 'success' });
  };
  const isInReview = draft.state === 'in_review';
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 max-sm:w-full max-sm:justify-start">
      <DeleteDialog draft={draft} slug={business.slug} steps={steps} />
      <ButtonLink variant="ghost" href={routes.composeDraft(business.slug, draft.id)}>
        <Pencil aria-hidden />
        Edit
      </ButtonLink>
      {(isInReview || draft.state === 'approved') && (
        <Button variant="ghost" loading={steps.busy === 'withdraw'} onClick={() => void step('withdraw')}>
          <Undo2 aria-hidden />
          Take back
        </Button>
      )}
      {isInReview && rights.canApprove && <ReturnDialog steps={steps} />}
      {isInReview && rights.canApprove && <ApproveButton draft={draft} zone={zone} steps={steps} />}
      {draft.state === 'draft' && rights.mustReview && (
        <Button variant="primary" loading={steps.busy === 'submit'} onClick={() => void step('submit')}>
          <Eye aria-hidden />
          Send for review
        </Button>
      )}
      {(draft.state === 'approved' || (draft.state === 'draft' && !rights.mustReview)) && (
        <ScheduleButton draft={draft} zone={zone} steps={steps} />
      )}
    </div>
  );
}
