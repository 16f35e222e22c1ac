'use client';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/show-toast';
import { Textarea } from '@/components/ui/textarea';
import { type ApiProblem, asApiProblem } from '@/lib/client/api-problem';
import { changeSeries } from '@/lib/client/change-series';
import type { Recurrence } from '@/lib/contracts/recurrences';
import { RepeatEditor } from './repeat-editor';

interface EditSeriesDialogProps {
  series: Recurrence;
  businessId: string;
  onChanged: () => void;
  onClose: () => void;
}

/** The words and the rule of a series; what was edited or skipped alone stays as it is. */
export function EditSeriesDialog({ series, businessId, onChanged, onClose }: EditSeriesDialogProps) {
  const formId = useId();
  const [content, setContent] = useState(series.content);
  const [rule, setRule] = useState(series.rule);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const own = Object.values(series.variants).filter((variant) => variant.content !== undefined).length;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsSaving(true);
    try {
      await changeSeries(businessId, series.id, { content, rule });
      showToast({ title: 'The series was changed.', tone: 'success' });
      onChanged();
      onClose();
    } catch (error) {
      setProblem(asApiProblem(error));
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Edit the series"
      description="Posts that you changed or skipped alone stay as they are."
      className="sm:w-[36rem]"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" loading={isSaving}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void save(event)} noValidate className="flex flex-col gap-4">
        <Field
          label="Text"
          error={problem?.fieldMessage('content')}
          hint={own > 0 ? `${own === 1 ? 'One account has' : `${own} accounts have`} words of its own.` : undefined}
        >
          <Textarea value={content} onWrite={setContent} rows={4} />
        </Field>
        <Field label="Time" error={problem?.fieldMessage('rule.time')}>
          <Input
            type="time"
            value={rule.time}
            onChange={(event) => event.target.value && setRule({ ...rule, time: event.target.value })}
          />
        </Field>
        <RepeatEditor
          businessId={businessId}
          zone={series.zone}
          rule={rule}
          isCustom
          platforms={[]}
          onFrequency={(frequency) => setRule({ ...rule, frequency })}
          onEnd={(end) => setRule({ ...rule, end })}
        />
        {problem && !problem.fieldMessage('content') && (
          <p role="alert" className="text-danger-text">
            {problem.message}
          </p>
        )}
      </form>
    </Dialog>
  );
}
