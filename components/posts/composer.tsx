'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Sent } from '@/lib/client/use-submit-post';
import type { Account } from '@/lib/contracts/accounts';
import { ComposerForm } from './composer-form';

export interface ComposerProps {
  business: { id: string; slug: string; timeZone: string };
  accounts: Account[];
  /** The time asked for in the page's address. */
  at?: string;
}

const Deliveries = dynamic(() => import('./deliveries').then(({ Deliveries: List }) => List));

const SeriesBegun = dynamic(() => import('../series/series-begun').then(({ SeriesBegun: Note }) => Note));

/** Writing a post, then watching what becomes of it. */
export function Composer(props: ComposerProps) {
  const [sent, setSent] = useState<Sent | null>(null);
  if (!sent) return <ComposerForm {...props} onSent={setSent} />;
  const onWriteAnother = () => setSent(null);
  if (sent.kind === 'series') return <SeriesBegun {...props} series={sent.series} onWriteAnother={onWriteAnother} />;
  return <Deliveries {...props} {...sent} onWriteAnother={onWriteAnother} />;
}
