'use client';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { writeSharedOptions } from '@/lib/client/write-options';
import { messageAt, type OptionPanelProps } from './option-panel';

/** The comment that the account writes under its own post. */
export function FirstCommentPanel({ options, onWrite, problems }: OptionPanelProps) {
  return (
    <Field
      label="First comment"
      hint="Written by the account under its own post as soon as that stands. A good place for a link or hashtags."
      error={messageAt(problems, 'firstComment')}
    >
      <Textarea
        value={options.firstComment ?? ''}
        placeholder="What shall stand beneath it?"
        onWrite={(firstComment) => onWrite(writeSharedOptions(options, { firstComment }))}
      />
    </Field>
  );
}
