'use client';
import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { POLL_DAYS, type Poll } from '@/lib/client/option-words';
import { writeOptions } from '@/lib/client/write-options';
import { messageAt, type OptionPanelProps } from './option-panel';

const BLANK: Poll = { question: '', options: ['', ''], durationDays: 7 };
const MIN_ANSWERS = 2;
const MAX_ANSWERS = 4;
const DAYS = {
  1: { label: POLL_DAYS[1] },
  3: { label: POLL_DAYS[3] },
  7: { label: POLL_DAYS[7] },
  14: { label: POLL_DAYS[14] },
};

/** A question with two to four answers, open for one day to two weeks. */
export function PollPanel({ options, onWrite, problems }: OptionPanelProps) {
  const poll = options.linkedin?.poll;
  const write = (change: Partial<Poll>) =>
    onWrite(writeOptions(options, 'linkedin', { poll: { ...BLANK, ...poll, ...change } }));
  if (!poll) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted">A poll stands in the place of pictures, links and documents.</p>
        <Button onClick={() => write({})}>
          <Plus aria-hidden />
          Add a poll
        </Button>
      </div>
    );
  }
  const answers = poll.options.map((text, index) => ({ text, index, number: index + 1 }));
  const writeAnswer = (at: number, text: string) =>
    write({ options: poll.options.map((answer, index) => (index === at ? text : answer)) });
  return (
    <>
      <Field label="Question" error={messageAt(problems, 'linkedin.poll.question')}>
        <Input value={poll.question} onChange={(event) => write({ question: event.target.value })} />
      </Field>
      <ol className="flex flex-col gap-2">
        {answers.map(({ text, index, number }) => (
          <li key={number} className="flex items-start gap-1">
            <Field
              label={`Answer ${number}`}
              hideLabel
              error={messageAt(problems, `linkedin.poll.options.${index}`)}
              className="flex-1"
            >
              <Input
                value={text}
                placeholder={`Answer ${number}`}
                onChange={(event) => writeAnswer(index, event.target.value)}
              />
            </Field>
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove answer ${number}`}
              disabled={answers.length <= MIN_ANSWERS}
              onClick={() => write({ options: poll.options.filter((_, each) => each !== index) })}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      {answers.length < MAX_ANSWERS && (
        <Button size="sm" className="self-start" onClick={() => write({ options: [...poll.options, ''] })}>
          <Plus aria-hidden />
          Add an answer
        </Button>
      )}
      <ChoiceGroup
        legend="Open for"
        choices={DAYS}
        value={`${poll.durationDays}`}
        onChange={(days) => write({ durationDays: Number(days) as Poll['durationDays'] })}
        className="grid-cols-2 sm:grid-cols-4"
      />
      <Button
        variant="ghost"
        size="sm"
        className="self-start"
        onClick={() => onWrite(writeOptions(options, 'linkedin', { poll: undefined }))}
      >
        <Trash2 aria-hidden />
        Remove the poll
      </Button>
    </>
  );
}
