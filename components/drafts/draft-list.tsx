'use client';
import { PageList } from '@/components/posts/page-list';
import { useDrafts } from '@/lib/client/use-drafts';
import { DraftRow } from './draft-row';

interface DraftListProps {
  business: { id: string; slug: string; timeZone: string };
  /** Comma-separated. */
  state: string;
  label: string;
  accountNames: Record<string, string>;
  /** What stands in its place while there are none. */
  empty: React.ReactNode;
}

/** The drafts in some states, last changed first. */
export function DraftList({ business, state, label, accountNames, empty }: DraftListProps) {
  return (
    <PageList list={useDrafts(business.id, state)} label={label} empty={empty}>
      {(draft) => (
        <DraftRow
          key={draft.id}
          draft={draft}
          business={business}
          accounts={draft.accountIds.map((id) => accountNames[id] ?? 'Account no longer here')}
        />
      )}
    </PageList>
  );
}
