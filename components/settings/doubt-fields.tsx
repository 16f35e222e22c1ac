'use client';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SwitchField } from '@/components/ui/switch-field';
import type { BusinessSettings } from '@/lib/contracts/business';

interface DoubtFieldsProps {
  draft: BusinessSettings;
  canChange: boolean;
  onChange: (changes: Partial<BusinessSettings>) => void;
}

/** What becomes of a post whose answer was lost where LinkedIn cannot be read. */
export function DoubtFields({ draft, canChange, onChange }: DoubtFieldsProps) {
  return (
    <Card aria-labelledby="settings-doubt">
      <CardHeader
        id="settings-doubt"
        title="Posts without an answer"
        description="When the answer to a post is lost, we look on the network whether it is live."
      />
      <CardBody className="flex flex-col gap-3">
        <SwitchField
          label="Ask LinkedIn by sending the post once more"
          hint="A personal LinkedIn connection may post and not read. With this on, such a post is sent once more, word for word and at most once: LinkedIn refuses a text that is live already and names it."
          checked={draft.probeUnreadable}
          disabled={!canChange}
          onChange={(probeUnreadable) => onChange({ probeUnreadable })}
        />
        <p className="text-sm text-muted">
          The risk: LinkedIn does not promise that it refuses a second one. If it took both, the post would stand twice
          and you would delete one. With this off, the post waits under “Needs a hand” for you to look.
        </p>
      </CardBody>
    </Card>
  );
}
