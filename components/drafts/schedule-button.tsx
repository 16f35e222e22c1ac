'use client';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/show-toast';
import type { DraftSteps, DraftTime } from '@/lib/client/use-draft-steps';
import type { Draft } from '@/lib/contracts/post-drafts';
import { TimeDialog } from './time-dialog';

/** Puts a draft that may go out into the queue. */
export function ScheduleButton({ draft, zone, steps }: { draft: Draft; zone: string; steps: DraftSteps }) {
  const [open, setOpen] = useState(false);
  const schedule = async (time: DraftTime) => {
    if (!(await steps.queue('schedule', time))) return;
    setOpen(false);
    showToast({ title: time.now ? 'The post is on its way.' : 'The post is scheduled.', tone: 'success' });
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <CalendarClock aria-hidden />
        Schedule…
      </Button>
      <TimeDialog
        open={open}
        onOpenChange={(next) => {
          steps.clearProblem();
          setOpen(next);
        }}
        title="Schedule post"
        zone={zone}
        at={draft.scheduledAt}
        busy={steps.busy === 'schedule'}
        refusal={steps.problem?.message ?? null}
        confirmLabel="Schedule"
        onTime={(scheduledAt) => void schedule({ scheduledAt })}
        otherwise={{ label: 'Publish now', onPress: () => void schedule({ now: true }) }}
      />
    </>
  );
}
