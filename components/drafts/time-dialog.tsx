'use client';
import { useId } from 'react';
import { ScheduleForm } from '@/components/posts/schedule-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { zoneName } from '@/lib/client/format-time';
import { presetReading } from '@/lib/client/judge-time';

interface TimeDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  zone: string;
  /** The time that it opens with, unless that has passed. */
  at: string | null;
  busy: boolean;
  refusal: string | null;
  confirmLabel: string;
  onTime: (scheduledAt: string) => void;
  /** The way without a time. */
  otherwise: { label: string; onPress: () => void };
}

/** Asks when a draft shall go out, with one other way to answer. */
export function TimeDialog(props: TimeDialogProps) {
  const { open, onOpenChange, title, zone, at, busy, refusal, otherwise } = props;
  const formId = useId();
  const now = new Date();
  const isToCome = at !== null && Date.parse(at) > now.getTime();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={props.description ?? `Date and time are those of ${zoneName(zone)} (${zone}).`}
      footer={
        <>
          <Button disabled={busy} onClick={otherwise.onPress}>
            {otherwise.label}
          </Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <ScheduleForm
        id={formId}
        zone={zone}
        preset={presetReading(isToCome ? at : undefined, zone, now)}
        refusal={refusal}
        onSchedule={props.onTime}
      />
    </Dialog>
  );
}
