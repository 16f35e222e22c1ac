'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { deleteDraft } from '@/lib/client/change-draft';
import type { OpenedDraft } from '@/lib/client/use-composer';
import type { Sent } from '@/lib/client/use-submit-post';
import type { Account } from '@/lib/contracts/accounts';
import { ComposerForm } from './composer-form';

export interface ComposerProps {
  business: { id: string; slug: string; timeZone: string };
  accounts: Account[];
  /** The time asked for in the page's address. */
  at?: string;
  /** The draft that is written on. */
  opened: OpenedDraft | null;
  /** Whether what this person writes must be approved before it goes out. */
  mustReview: boolean;
}

const Deliveries = dynamic(() => import('./deliveries').then(({ Deliveries: List }) => List));

const SeriesBegun = dynamic(() => import('../series/series-begun').then(({ SeriesBegun: Note }) => Note));

/** Writing a post, then watching what becomes of it. */
export function Composer(props: ComposerProps) {
  const [sent, setSent] = useState<Sent | null>(null);
  const [opened, setOpened] = useState(props.opened);
  const onSent = (next: Sent) => {
    setSent(next);
    if (!opened) return;
    // Its words are in the queue: the draft is done.
    void deleteDraft(props.business.id, opened.draft.id).catch((error: unknown) =>
      showToast({
        title: 'The draft could not be deleted.',
        description: asApiProblem(error).message,
        tone: 'danger',
      }),
    );
    setOpened(null);
  };
  if (!sent) return <ComposerForm {...props} opened={opened} onSent={onSent} />;
  const onWriteAnother = () => setSent(null);
  if (sent.kind === 'series') return <SeriesBegun {...props} series={sent.series} onWriteAnother={onWriteAnother} />;
  return <Deliveries {...props} {...sent} onWriteAnother={onWriteAnother} />;
}
