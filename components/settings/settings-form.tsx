'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/show-toast';
import { type ApiProblem, asApiProblem } from '@/lib/client/api-problem';
import { saveBusiness } from '@/lib/client/save-business';
import type { BusinessSettings } from '@/lib/contracts/business';
import { ApprovalFields } from './approval-fields';
import { DoubtFields } from './doubt-fields';
import { LatePolicyFields } from './late-policy-fields';

interface SettingsFormProps {
  business: BusinessSettings;
  /** IANA names to choose from. */
  zones: string[];
  canChange: boolean;
}

/** The settings of a business; whoever may not change them reads them. */
export function SettingsForm({ business, zones, canChange }: SettingsFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(business);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const change = (changes: Partial<BusinessSettings>) => setDraft((before) => ({ ...before, ...changes }));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsSaving(true);
    setProblem(null);
    try {
      const { id: _id, slug: _slug, ...changes } = draft;
      const { data } = await saveBusiness(business.id, changes);
      setDraft(data);
      showToast({ title: 'The settings are saved.', tone: 'success' });
      router.refresh();
    } catch (error) {
      const refused = asApiProblem(error);
      setProblem(refused);
      if (refused.errors.length === 0) {
        showToast({ title: 'The settings were not saved.', description: refused.message, tone: 'danger' });
      }
    } finally {
      setIsSaving(false);
    }
  };

  return (
    <form onSubmit={(event) => void save(event)} noValidate className="flex max-w-2xl flex-col gap-5">
      <fieldset disabled={!canChange} className="flex min-w-0 flex-col gap-5">
        <legend className="sr-only">Settings of {business.name}</legend>
        <Card aria-labelledby="settings-business">
          <CardHeader id="settings-business" title="Business" />
          <CardBody className="flex flex-col gap-5">
            <Field label="Name" error={problem?.fieldMessage('name')}>
              <Input
                value={draft.name}
                disabled={!canChange}
                onChange={(event) => change({ name: event.target.value })}
              />
            </Field>
            <Field
              label="Time zone"
              hint="Times are planned and shown in it. Posts that are planned already keep their moment, and series the zone they were made in."
              error={problem?.fieldMessage('timeZone')}
            >
              <Input
                list="time-zones"
                autoComplete="off"
                value={draft.timeZone}
                disabled={!canChange}
                onChange={(event) => change({ timeZone: event.target.value })}
              />
            </Field>
            <datalist id="time-zones">
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </CardBody>
        </Card>
        <ApprovalFields draft={draft} canChange={canChange} onChange={change} />
        <LatePolicyFields draft={draft} canChange={canChange} problem={problem} onChange={change} />
        <DoubtFields draft={draft} canChange={canChange} onChange={change} />
      </fieldset>
      {canChange ? (
        <Button type="submit" variant="primary" loading={isSaving} className="self-start">
          Save
        </Button>
      ) : (
        <p className="text-muted">Only an owner or an admin can change these.</p>
      )}
    </form>
  );
}
