'use client';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { VISIBILITIES } from '@/lib/client/option-words';
import { writeOptions } from '@/lib/client/write-options';
import { messageAt, type OptionPanelProps } from './option-panel';

/** Who sees a post on LinkedIn, and what its document is called there. */
export function AudiencePanel({ options, onWrite, problems, media }: OptionPanelProps) {
  const { visibility = 'PUBLIC', documentTitle } = options.linkedin ?? {};
  const document = media.find(({ kind }) => kind === 'document');
  return (
    <>
      <ChoiceGroup
        legend="Visible to"
        choices={VISIBILITIES}
        value={visibility}
        onChange={(next) =>
          onWrite(writeOptions(options, 'linkedin', { visibility: next === 'PUBLIC' ? undefined : next }))
        }
        className="sm:grid-cols-2"
      />
      {(document || documentTitle) && (
        <Field
          label="Title of the document"
          hint="Stands above its pages."
          error={messageAt(problems, 'linkedin.documentTitle')}
        >
          <Input
            value={documentTitle ?? ''}
            placeholder={document?.fileName.replace(/\.[^.]+$/, '')}
            onChange={(event) => onWrite(writeOptions(options, 'linkedin', { documentTitle: event.target.value }))}
          />
        </Field>
      )}
    </>
  );
}
