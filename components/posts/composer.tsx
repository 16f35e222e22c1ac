'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Account } from '@/lib/contracts/accounts';
import type { PublishResponse } from '@/lib/contracts/publish';
import { ComposerForm } from './composer-form';

export interface ComposerProps {
  business: { id: string; slug: string; timeZone: string };
  accounts: Account[];
  /** The time asked for in the page's address. */
  at?: string;
}

const Deliveries = dynamic(() => import('./deliveries').then(({ Deliveries: List }) => List));

interface Sent {
  deliveries: PublishResponse['data'];
  isScheduled: boolean;
}

/** Writing a post, then watching what becomes of it. */
export function Composer(props: ComposerProps) {
  const [sent, setSent] = useState<Sent | null>(null);
  if (!sent) return <ComposerForm {...props} onSent={setSent} />;
  return <Deliveries {...props} {...sent} onWriteAnother={() => setSent(null)} />;
}
