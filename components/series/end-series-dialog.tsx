'use client';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { endSeries } from '@/lib/client/change-series';
import { describeRule } from '@/lib/client/describe-rule';
import type { Recurrence } from '@/lib/contracts/recurrences';

interface EndSeriesDialogProps {
  series: Recurrence;
  businessId: string;
  onEnded: () => void;
}

/** Asks before a series ends, because that cannot be taken back. */
export function EndSeriesDialog({ series, businessId, onEnded }: EndSeriesDialogProps) {
  const [open, setOpen] = useState(false);
  const [isEnding, setIsEnding] = useState(false);
  const end = async () => {
    setIsEnding(true);
    try {
      await endSeries(businessId, series.id);
      setOpen(false);
      showToast({ title: 'The series has ended.', tone: 'success' });
    } catch (error) {
      showToast({ title: 'The series was not ended.', description: asApiProblem(error).message, tone: 'danger' });
    } finally {
      setIsEnding(false);
      onEnded();
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="sm">
          <Ban aria-hidden />
          End the series
        </Button>
      }
      title="End this series?"
      description="Everything of it that is still to come is cancelled. What went out stays."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button variant="danger" loading={isEnding} onClick={() => void end()}>
            End it
          </Button>
        </>
      }
    >
      <p className="text-muted">{describeRule(series.rule)}</p>
      <blockquote className="mt-2 border-l-2 pl-3 text-muted">{series.excerpt || 'No text'}</blockquote>
    </Dialog>
  );
}
