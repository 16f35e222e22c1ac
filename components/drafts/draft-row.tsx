import Link from 'next/link';
import { ZonedTime } from '@/components/ui/time';
import type { Draft } from '@/lib/contracts/post-drafts';
import { routes } from '@/lib/foundation/routes';
import { DraftBadge } from './draft-badge';

interface DraftRowProps {
  draft: Draft;
  business: { slug: string; timeZone: string };
  accounts: string[];
}

/** One post that is not in the queue yet. */
export function DraftRow({ draft, business, accounts }: DraftRowProps) {
  const author = draft.submittedBy ?? draft.createdBy;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 hover:bg-sunken sm:px-5">
      <div className="flex min-w-0 flex-1 basis-56 flex-col">
        <Link href={routes.draft(business.slug, draft.id)} className="truncate font-medium hover:underline">
          {draft.excerpt || 'No text yet'}
        </Link>
        <span className="truncate text-sm text-muted">
          {accounts.length > 0 ? accounts.join(', ') : 'No account yet'}
          {' · '}
          {draft.scheduledAt ? <ZonedTime at={draft.scheduledAt} zone={business.timeZone} hideViewer /> : 'no time yet'}
          {author && ` · by ${author.name}`}
        </span>
        {draft.state === 'draft' && draft.comment && (
          <span className="truncate text-sm text-danger-text">“{draft.comment}”</span>
        )}
      </div>
      <DraftBadge draft={draft} size="sm" />
    </li>
  );
}
