'use client';
import { CircleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PreviewPanel } from '@/components/posts/preview-panel';
import { Card, CardBody } from '@/components/ui/card';
import { fromDraft } from '@/lib/client/draft-composition';
import { useDraftSteps } from '@/lib/client/use-draft-steps';
import type { Account } from '@/lib/contracts/accounts';
import type { MediaItem } from '@/lib/contracts/media';
import type { Draft } from '@/lib/contracts/post-drafts';
import { DraftActions, type DraftRights } from './draft-actions';
import { DraftBadge, lookOf } from './draft-badge';
import { DraftFacts } from './draft-facts';
import { DraftProblem } from './draft-problem';

interface DraftViewProps {
  draft: Draft;
  accounts: Account[];
  /** Those that the draft names. */
  files: MediaItem[];
  business: { id: string; slug: string; timeZone: string };
  rights: DraftRights;
}

/** A post before it is in the queue: where it stands, what was said of it, and how it will look. */
export function DraftView({ draft, accounts, files, business, rights }: DraftViewProps) {
  const router = useRouter();
  const steps = useDraftSteps(business.id, draft, () => router.refresh());
  const [shownId, setShownId] = useState<string | null>(null);
  const chosen = draft.accountIds.flatMap((id) => accounts.find((account) => account.id === id) ?? []);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border bg-surface px-4 py-3 shadow-xs sm:px-5">
        <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <DraftBadge draft={draft} />
          <span className="text-sm text-muted">{lookOf(draft).meaning}</span>
        </p>
        <DraftActions draft={draft} business={business} rights={rights} steps={steps} />
      </div>
      {steps.problem && <DraftProblem problem={steps.problem} />}
      {draft.comment && (
        <div className="flex gap-3 rounded-lg border bg-warning-subtle px-4 py-3 text-warning-text sm:px-5">
          <CircleAlert aria-hidden className="mt-0.75 size-4 shrink-0" />
          <div className="min-w-0">
            <p className="text-sm font-medium">{draft.reviewedBy?.name ?? 'A reviewer'} asked for a change</p>
            <p className="break-words whitespace-pre-wrap">{draft.comment}</p>
          </div>
        </div>
      )}
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card aria-label="The post">
          <CardBody>
            {chosen.length > 0 ? (
              <PreviewPanel
                composition={fromDraft(draft, files)}
                chosen={chosen}
                shownId={shownId}
                onShow={setShownId}
              />
            ) : (
              <p className="break-words whitespace-pre-wrap">{draft.content || 'Nothing is written yet.'}</p>
            )}
          </CardBody>
        </Card>
        <DraftFacts draft={draft} chosen={chosen} business={business} />
      </div>
    </div>
  );
}
