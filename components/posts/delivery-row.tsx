'use client';
import { ExternalLink, Send } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { StatusBadge } from '@/components/ui/status-badge';
import { ZonedTime } from '@/components/ui/time';
import { useScheduledPost } from '@/lib/client/use-scheduled-post';
import type { Platform } from '@/lib/contracts/platform-names';
import type { ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { PreparationLine } from './preparation-line';

interface DeliveryRowProps {
  businessId: string;
  zone: string;
  delivery: { id: string; platform: Platform; status: ScheduledPostStatus; scheduledAt: string };
  accountName: string;
  receiptHref: string;
  /** Asked to go out at once: it waits for the worker, not for a time. */
  isImmediate: boolean;
}

/** Where one post stands, asked until it has settled: only the network's own answer makes it "published". */
export function DeliveryRow({ businessId, zone, delivery, accountName, receiptHref, isImmediate }: DeliveryRowProps) {
  const { post, problem } = useScheduledPost(businessId, delivery.id);
  const status = post?.status ?? delivery.status;
  const permalink = post?.publication?.permalink;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 sm:px-5">
      <PlatformIcon platform={delivery.platform} labelled className="text-muted" />
      <span className="min-w-0 flex-1 truncate font-medium">{accountName}</span>
      <span role="status" className="flex items-center gap-2">
        <span className="sr-only">{accountName}:</span>
        {isImmediate && status === 'pending' ? (
          <Badge tone="accent">
            <Send aria-hidden />
            In the queue
          </Badge>
        ) : (
          <StatusBadge status={status} />
        )}
      </span>
      <div className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 pl-7 text-sm">
        {!isImmediate && status === 'pending' && (
          <ZonedTime at={post?.scheduledAt ?? delivery.scheduledAt} zone={zone} className="text-muted" />
        )}
        {post?.preparation && <PreparationLine platform={delivery.platform} preparation={post.preparation} />}
        {post?.error && <span className="text-danger-text">{post.error.detail}</span>}
        {problem && <span className="text-danger-text">{problem.message}</span>}
        {permalink && (
          <a
            href={permalink}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 text-accent-text hover:underline"
          >
            Open the post <ExternalLink aria-hidden className="size-3.5" />
            <span className="sr-only">(opens in a new tab)</span>
          </a>
        )}
        <Link href={receiptHref} className="text-muted hover:text-foreground hover:underline">
          Receipt
        </Link>
      </div>
    </li>
  );
}
