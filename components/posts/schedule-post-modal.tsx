'use client';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { zoneName } from '@/lib/client/format-time';
import type { ZonedReading } from '@/lib/contracts/zoned-reading';
import { type Repeating, ScheduleForm } from './schedule-form';

interface SchedulePostModalProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The business's IANA zone: what is typed is read in it. */
  zone: string;
  /** What the form opens with. */
  preset: ZonedReading;
  scheduling: boolean;
  /** Why the server refused the time; stands beside the field. */
  refusal?: string | null;
  title?: string;
  confirmLabel?: string;
  /** ISO 8601 in UTC; never a time that has passed or does not exist. */
  onSchedule: (at: string) => void;
  /** Where it may also repeat. */
  repeating?: Repeating;
}

/** Asks when a post shall go out, in the business's zone with the viewer's own time beside it. */
export function SchedulePostModal(props: SchedulePostModalProps) {
  const { open, onOpenChange, zone, preset, scheduling, refusal, onSchedule, repeating } = props;
  const { title = 'Schedule post', confirmLabel = 'Schedule' } = props;
  const formId = useId();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={`Date and time are those of ${zoneName(zone)} (${zone}).`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" loading={scheduling}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <ScheduleForm
        id={formId}
        zone={zone}
        preset={preset}
        refusal={refusal ?? null}
        onSchedule={onSchedule}
        repeating={repeating}
      />
    </Dialog>
  );
}
