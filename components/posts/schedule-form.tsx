'use client';
import { CircleAlert, Clock, Info } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { ZonedTime } from '@/components/ui/time';
import { judgeTime } from '@/lib/client/judge-time';
import type { ZonedReading } from '@/lib/contracts/zoned-reading';

interface ScheduleFormProps {
  id: string;
  zone: string;
  preset: ZonedReading;
  refusal: string | null;
  onSchedule: (at: string) => void;
}

/** ⌘Enter and Ctrl+Enter confirm; the key goes no further, for the page behind listens to it too. */
function submitOnModEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}

export function ScheduleForm({ id, zone, preset, refusal, onSchedule }: ScheduleFormProps) {
  const [reading, setReading] = useState(preset);
  const [refused, setRefused] = useState(refusal);
  const [now] = useState(() => new Date());
  useEffect(() => setRefused(refusal), [refusal]);

  const judged = judgeTime(reading, zone, now);
  const problem = refused ?? judged.problem;
  const write = (part: Partial<ZonedReading>) => {
    setRefused(null);
    setReading((current) => ({ ...current, ...part }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { at } = judgeTime(reading, zone, new Date());
    if (at) onSchedule(at);
    else setReading((current) => ({ ...current }));
  };

  return (
    <form id={id} onSubmit={submit} onKeyDown={submitOnModEnter} noValidate className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3">
        <Field label="Date">
          <Input type="date" value={reading.date} onChange={(event) => write({ date: event.target.value })} required />
        </Field>
        <Field label="Time">
          <Input type="time" value={reading.time} onChange={(event) => write({ time: event.target.value })} required />
        </Field>
      </div>
      <div aria-live="polite" className="flex min-h-12 flex-col gap-2">
        {problem ? (
          <p className="flex items-start gap-2 text-danger-text">
            <CircleAlert aria-hidden className="mt-0.75 size-4 shrink-0" />
            {problem}
          </p>
        ) : (
          judged.at && (
            <p className="flex items-start gap-2">
              <Clock aria-hidden className="mt-0.75 size-4 shrink-0 text-muted" />
              <ZonedTime at={judged.at} zone={zone} />
            </p>
          )
        )}
        {judged.note && (
          <p className="flex items-start gap-2 text-warning-text">
            <Info aria-hidden className="mt-0.75 size-4 shrink-0" />
            {judged.note}
          </p>
        )}
        {judged.suggestion && (
          <Button size="sm" className="self-start" onClick={() => judged.suggestion && write(judged.suggestion)}>
            Use {judged.suggestion.time}
          </Button>
        )}
      </div>
    </form>
  );
}
