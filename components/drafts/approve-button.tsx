'use client';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/show-toast';
import type { DraftSteps, DraftTime } from '@/lib/client/use-draft-steps';
import type { Draft } from '@/lib/contracts/post-drafts';
import { TimeDialog } from './time-dialog';

interface ApproveButtonProps {
  draft: Draft;
  zone: string;
  steps: DraftSteps;
}

/** Approves for the draft's own time; one that has passed is never sent at a surprise moment, so it is asked about. */
export function ApproveButton({ draft, zone, steps }: ApproveButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  const approve = async (time: DraftTime) => {
    if (!(await steps.queue('approve', time))) return;
    setIsAsking(false);
    const isPlanned = draft.scheduledAt !== null || time.scheduledAt !== undefined || time.now;
    showToast({
      title: isPlanned ? 'Approved and scheduled.' : 'Approved.',
      description: isPlanned ? undefined : 'It has no time yet: schedule it when it shall go out.',
      tone: 'success',
    });
  };
  const press = () => {
    const hasPassed = draft.scheduledAt !== null && Date.parse(draft.scheduledAt) <= Date.now();
    if (hasPassed) setIsAsking(true);
    else void approve({});
  };
  const isBusy = steps.busy === 'approve';
  return (
    <>
      <Button variant="primary" loading={isBusy && !isAsking} disabled={steps.busy !== null} onClick={press}>
        <BadgeCheck aria-hidden />
        Approve
      </Button>
      <TimeDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Its time has passed"
        description="Choose another time, or send it now."
        zone={zone}
        at={null}
        busy={isBusy}
        refusal={steps.problem?.message ?? null}
        confirmLabel="Approve for this time"
        onTime={(scheduledAt) => void approve({ scheduledAt })}
        otherwise={{ label: 'Approve and send now', onPress: () => void approve({ now: true }) }}
      />
    </>
  );
}
