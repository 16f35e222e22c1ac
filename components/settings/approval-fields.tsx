'use client';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SwitchField } from '@/components/ui/switch-field';
import type { BusinessSettings } from '@/lib/contracts/business';

interface ApprovalFieldsProps {
  draft: BusinessSettings;
  canChange: boolean;
  onChange: (changes: Partial<BusinessSettings>) => void;
}

/** Whether a second person reads a post before it goes out. */
export function ApprovalFields({ draft, canChange, onChange }: ApprovalFieldsProps) {
  return (
    <Card aria-labelledby="settings-approval">
      <CardHeader id="settings-approval" title="Approval" description="A second pair of eyes before a post goes out." />
      <CardBody className="flex flex-col gap-3">
        <SwitchField
          label="Posts need approval"
          hint="Editors, and API keys without the “approve” scope, send their posts for review. Owners and admins approve them or return them with a comment, and publish without asking."
          checked={draft.needsApproval}
          disabled={!canChange}
          onChange={(needsApproval) => onChange({ needsApproval })}
        />
        <p className="text-sm text-muted">
          New words of a scheduled post go back to review; a new time does not. What is scheduled already stays.
        </p>
      </CardBody>
    </Card>
  );
}
