import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { buttonVariants } from '@/components/ui/button-variants';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { STATUS_LOOKS, StatusBadge } from '@/components/ui/status-badge';
import { isInDoubt } from '@/lib/client/attention-words';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { routes } from '@/lib/foundation/routes';
import { PreparationLine } from './preparation-line';

const ROLE_WORDS = { post: '', thread: ' · part of a thread', comment: ' · first comment' } as const;

interface ReceiptHeadProps {
  post: ScheduledPostDetail;
  accountName: string;
  business: { slug: string };
  actions: ReactNode;
}

/** Where the post stands in one line, why, and what can be done. */
export function ReceiptHead({ post, accountName, business, actions }: ReceiptHeadProps) {
  const permalink = post.publication?.permalink;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 rounded-lg border bg-surface px-4 py-3 shadow-xs sm:px-5">
      <div className="flex min-w-0 flex-col gap-1.5">
        <p className="flex items-center gap-2 font-medium">
          <PlatformIcon platform={post.platform} className="text-muted" />
          <span className="truncate">
            {PLATFORM_NAMES[post.platform]} · {accountName}
            {ROLE_WORDS[post.role]}
          </span>
        </p>
        <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StatusBadge status={post.status} />
          {post.preparation ? (
            <PreparationLine platform={post.platform} preparation={post.preparation} />
          ) : (
            <span className="text-sm text-muted">{STATUS_LOOKS[post.status].meaning}</span>
          )}
        </p>
        {post.error && post.status !== 'published' && !(post.status === 'needs_attention' && isInDoubt(post)) && (
          <p className="text-sm text-danger-text">
            {post.error.detail} <code className="font-mono text-xs">{post.error.code}</code>
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {actions}
        {post.reviewDraftId && (
          <ButtonLink href={routes.draft(business.slug, post.reviewDraftId)}>Its new words are in review</ButtonLink>
        )}
        {post.status === 'held' && <ButtonLink href={routes.accounts(business.slug)}>Reconnect the account</ButtonLink>}
        {permalink && (
          <a href={permalink} target="_blank" rel="noreferrer" className={buttonVariants()}>
            Open on {PLATFORM_NAMES[post.platform]}
            <ExternalLink aria-hidden />
            <span className="sr-only">(new tab)</span>
          </a>
        )}
      </div>
    </div>
  );
}
