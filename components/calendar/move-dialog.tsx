'use client';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { CalendarItem } from '@/lib/contracts/calendar';
import { dayInZone } from '@/lib/contracts/zoned-day';
import { useCalendarSetting } from './calendar-context';
import { planMove } from './plan-move';

interface MoveDialogProps {
  item: CalendarItem;
  onClose: () => void;
}

/** Moves a post by choosing a date: what dragging does, for fingers and for anyone who does not drag. */
export function MoveDialog({ item, onClose }: MoveDialogProps) {
  const { zone, today, onMove } = useCalendarSetting();
  const [day, setDay] = useState(() => dayInZone(new Date(item.scheduledAt), zone));
  const [error, setError] = useState<string | null>(null);
  const formId = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (day === '') return setError('Choose a date.');
    const plan = planMove(item, day, { now: new Date(), zone });
    if (plan.kind === 'refuse') return setError(plan.message);
    onClose();
    void onMove(item, day);
  }

  const footer = (
    <>
      <Button onClick={onClose}>Keep</Button>
      <Button type="submit" form={formId} variant="primary">
        Move
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Move to another day" footer={footer}>
      <form id={formId} onSubmit={submit} noValidate>
        <Field label="Day" hint="The time of day stays as it is." error={error}>
          <Input type="date" min={today} value={day} onValueChange={setDay} />
        </Field>
      </form>
    </Dialog>
  );
}
