import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { ZonedTime } from '@/components/ui/time';
import type { Account } from '@/lib/contracts/accounts';
import type { Draft } from '@/lib/contracts/post-drafts';

interface DraftFactsProps {
  draft: Draft;
  chosen: Account[];
  business: { timeZone: string };
}

/** Where and when it is to go out, and who had it in hand. */
export function DraftFacts({ draft, chosen, business }: DraftFactsProps) {
  const zone = business.timeZone;
  const missing = draft.accountIds.length - chosen.length;
  const isApproved = draft.reviewedBy && !draft.comment && draft.state !== 'draft' && draft.state !== 'in_review';
  return (
    <Card aria-labelledby="draft-facts" className="self-start">
      <CardHeader id="draft-facts" title="About this draft" />
      <CardBody>
        <dl className="flex flex-col gap-4 text-sm">
          <Fact label="Accounts">
            {chosen.length === 0 && missing === 0 && 'None chosen yet'}
            {chosen.map(({ id, platform, displayName }) => (
              <span key={id} className="flex items-center gap-2">
                <PlatformIcon platform={platform} className="text-muted" />
                <span className="truncate">{displayName}</span>
              </span>
            ))}
            {missing > 0 && <span className="text-danger-text">{missing} no longer connected</span>}
          </Fact>
          <Fact label="Goes out">
            {draft.scheduledAt ? <ZonedTime at={draft.scheduledAt} zone={zone} /> : 'No time yet'}
          </Fact>
          {draft.createdBy && <Fact label="Written by">{draft.createdBy.name}</Fact>}
          {draft.submittedAt && (
            <Fact label="Sent for review">
              {draft.submittedBy?.name} <ZonedTime at={draft.submittedAt} zone={zone} hideViewer hideZone />
            </Fact>
          )}
          {isApproved && draft.reviewedAt && (
            <Fact label="Approved by">
              {draft.reviewedBy?.name} <ZonedTime at={draft.reviewedAt} zone={zone} hideViewer hideZone />
            </Fact>
          )}
          <Fact label="Last changed">
            <ZonedTime at={draft.updatedAt} zone={zone} hideViewer hideZone />
          </Fact>
        </dl>
      </CardBody>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-muted">{label}</dt>
      <dd className="flex flex-wrap gap-x-2 gap-y-1">{children}</dd>
    </div>
  );
}
