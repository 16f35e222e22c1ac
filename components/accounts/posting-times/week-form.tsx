'use client';
import { CircleAlert } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { showToast } from '@/components/ui/show-toast';
import { zoneName } from '@/lib/client/format-time';
import { copied, type PostingWeek, WEEKDAYS, withTime } from '@/lib/client/posting-week';
import type { usePostingWeek } from '@/lib/client/use-posting-week';
import { DayRow } from './day-row';
import { PresetChoice } from './preset-choice';

interface WeekFormProps {
  accountName: string;
  zone: string;
  editing: ReturnType<typeof usePostingWeek>;
  onSaved: () => void;
}

/** As the contract allows. */
const MAX_TIMES = 168;

/** The week of an account, to change. */
export function WeekForm({ accountName, zone, editing, onSaved }: WeekFormProps) {
  const { week, change, save, undo, isSaving, isUnsaved, problem, problems } = editing;
  const form = useRef<HTMLFormElement>(null);
  const [newKey, setNewKey] = useState<number | null>(null);
  useEffect(() => {
    if (problems.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  const write = (next: PostingWeek, added: number | null = null) => {
    setNewKey(added);
    change(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving || !(await save())) return;
    showToast({ title: `The posting times of ${accountName} are saved.`, tone: 'success' });
    onSaved();
  };
  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} data-unsaved={isUnsaved || undefined}>
      <Card aria-labelledby="posting-week">
        <CardHeader
          id="posting-week"
          title="Week"
          description={`Times are those of ${zoneName(zone)} (${zone}). Posts that are planned already stay where they are.`}
        />
        {week.length === 0 && <PresetChoice accountName={accountName} onChoose={(preset) => write(preset)} />}
        <div className="divide-y">
          {WEEKDAYS.map(({ weekday, name }) => (
            <DayRow
              key={weekday}
              name={name}
              times={week.filter((each) => each.weekday === weekday)}
              problems={problems}
              newKey={newKey}
              isFull={week.length >= MAX_TIMES}
              onAdd={() => {
                const next = withTime(week, weekday);
                write(next, next.at(-1)?.key);
              }}
              onChange={(key, time) => write(week.map((each) => (each.key === key ? { ...each, time } : each)))}
              onRemove={(key) => write(week.filter((each) => each.key !== key))}
              onCopy={(to) => write(copied(week, weekday, to))}
              onClear={() => write(week.filter((each) => each.weekday !== weekday))}
            />
          ))}
        </div>
        <footer className="flex flex-wrap items-center justify-end gap-2 rounded-b-lg border-t bg-sunken px-4 py-3 sm:px-5">
          <p role="status" className="mr-auto text-sm text-muted">
            {isUnsaved && 'Not saved yet.'}
          </p>
          {problem && (
            <p role="alert" className="flex w-full items-start gap-1.5 text-sm text-danger-text">
              <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
              {problem}
            </p>
          )}
          {isUnsaved && (
            <Button variant="ghost" disabled={isSaving} onClick={undo}>
              Undo changes
            </Button>
          )}
          <Button type="submit" variant="primary" loading={isSaving} disabled={!isUnsaved}>
            Save
          </Button>
        </footer>
      </Card>
    </form>
  );
}
