'use client';
import { CircleAlert, Clock, Info } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { ZonedTime } from '@/components/ui/time';
import { judgeTime } from '@/lib/client/judge-time';
import { frequencyOf, type RepeatChoice, repeatOptions } from '@/lib/client/repeat-choice';
import type { Platform } from '@/lib/contracts/platform-names';
import type { Frequency, RecurrenceRule } from '@/lib/contracts/recurrence-rule';
import type { ZonedReading } from '@/lib/contracts/zoned-reading';

const RepeatEditor = dynamic(() => import('../series/repeat-editor').then(({ RepeatEditor: Editor }) => Editor));

export interface Repeating {
  businessId: string;
  platforms: readonly Platform[];
  onRepeat: (rule: RecurrenceRule) => void;
}

interface ScheduleFormProps {
  id: string;
  zone: string;
  preset: ZonedReading;
  refusal: string | null;
  onSchedule: (at: string) => void;
  repeating?: Repeating;
}

/** ⌘Enter and Ctrl+Enter confirm; the key goes no further, for the page behind listens to it too. */
function submitOnModEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}

export function ScheduleForm({ id, zone, preset, refusal, onSchedule, repeating }: ScheduleFormProps) {
  const [reading, setReading] = useState(preset);
  const [refused, setRefused] = useState(refusal);
  const [now] = useState(() => new Date());
  const [choice, setChoice] = useState<RepeatChoice>('none');
  const [custom, setCustom] = useState<Frequency>({ unit: 'day', every: 1 });
  const [end, setEnd] = useState<RecurrenceRule['end']>({ kind: 'never' });
  useEffect(() => setRefused(refusal), [refusal]);

  const rule: RecurrenceRule | null =
    choice === 'none' || !reading.date || !reading.time
      ? null
      : {
          startDate: reading.date,
          time: reading.time,
          frequency: choice === 'custom' ? custom : frequencyOf(choice, reading.date),
          end,
        };

  const judged = judgeTime(reading, zone, now);
  const problem = refused ?? judged.problem;
  const write = (part: Partial<ZonedReading>) => {
    setRefused(null);
    setReading((current) => ({ ...current, ...part }));
  };
  const choose = (next: RepeatChoice) => {
    // A rule of one's own begins as what was chosen before.
    if (next === 'custom')
      setCustom(frequencyOf(choice === 'none' || choice === 'custom' ? 'week' : choice, reading.date));
    setChoice(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (repeating && rule) return repeating.onRepeat(rule);
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
      {repeating && (
        <Field label="Repeat">
          <Select options={repeatOptions(reading.date)} value={choice} onValueChange={choose} />
        </Field>
      )}
      {repeating && rule && (
        <RepeatEditor
          businessId={repeating.businessId}
          zone={zone}
          rule={rule}
          isCustom={choice === 'custom'}
          platforms={repeating.platforms}
          onFrequency={setCustom}
          onEnd={setEnd}
        />
      )}
      <div aria-live="polite" className={cn('flex flex-col gap-2', !rule && 'min-h-12')}>
        {rule ? (
          refused && <p className="text-danger-text">{refused}</p>
        ) : problem ? (
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
        {!rule && judged.note && (
          <p className="flex items-start gap-2 text-warning-text">
            <Info aria-hidden className="mt-0.75 size-4 shrink-0" />
            {judged.note}
          </p>
        )}
        {!rule && judged.suggestion && (
          <Button size="sm" className="self-start" onClick={() => judged.suggestion && write(judged.suggestion)}>
            Use {judged.suggestion.time}
          </Button>
        )}
      </div>
    </form>
  );
}
