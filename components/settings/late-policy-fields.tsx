'use client';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ApiProblem } from '@/lib/client/api-problem';
import type { BusinessSettings, LatePolicy } from '@/lib/contracts/business';

const POLICIES = [
  { value: 'publish', label: 'Publish it late' },
  { value: 'ask', label: 'Ask me' },
  { value: 'skip', label: 'Skip it' },
] as const satisfies readonly { value: LatePolicy; label: string }[];

const MEANINGS = {
  publish: 'It goes out as soon as it can; several late ones a minute apart.',
  ask: 'It waits under "Needs a hand" until somebody gives it a new time or cancels it.',
  skip: 'It is cancelled, and so is what follows it.',
} as const satisfies Record<LatePolicy, string>;

interface LatePolicyFieldsProps {
  draft: BusinessSettings;
  canChange: boolean;
  problem: ApiProblem | null;
  onChange: (changes: Partial<BusinessSettings>) => void;
}

/** What becomes of a post that could not go out at its time. */
export function LatePolicyFields({ draft, canChange, problem, onChange }: LatePolicyFieldsProps) {
  return (
    <Card aria-labelledby="settings-late">
      <CardHeader
        id="settings-late"
        title="Late posts"
        description="A post can miss its time while its account waits to be reconnected."
      />
      <CardBody className="flex flex-col gap-5">
        <Field
          label="A post that is too late"
          hint={MEANINGS[draft.latePolicy]}
          error={problem?.fieldMessage('latePolicy')}
        >
          <Select
            options={POLICIES}
            value={draft.latePolicy}
            disabled={!canChange}
            onValueChange={(latePolicy) => onChange({ latePolicy })}
          />
        </Field>
        {draft.latePolicy !== 'publish' && (
          <Field
            label="Too late after (minutes)"
            hint="A post that is less late goes out all the same."
            error={problem?.fieldMessage('lateLimitMinutes')}
          >
            <Input
              type="number"
              min={1}
              max={10_080}
              value={draft.lateLimitMinutes}
              disabled={!canChange}
              onChange={(event) => onChange({ lateLimitMinutes: event.target.valueAsNumber || 0 })}
            />
          </Field>
        )}
      </CardBody>
    </Card>
  );
}
