import Link from 'next/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { routes } from '@/lib/foundation/routes';

type FollowUp = ScheduledPostDetail['followUps'][number];

interface FollowUpListProps {
  followUps: FollowUp[];
  platform: Platform;
  slug: string;
}

/** The parts of a thread and the first comment: each a post of its own, with where it stands and what is to be done. */
export function FollowUpList({ followUps, platform, slug }: FollowUpListProps) {
  const named = followUps.map((each, index) => ({
    ...each,
    name: each.role === 'comment' ? 'First comment' : `Part ${index + 2}`,
  }));
  return (
    <ol className="divide-y">
      {named.map((followUp) => (
        <li key={followUp.id} className="flex flex-col gap-1.5 px-4 py-3 sm:px-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 className="text-sm font-medium">{followUp.name}</h3>
            <StatusBadge status={followUp.status} size="sm" />
            <Link
              href={routes.post(slug, followUp.id)}
              className="ml-auto text-sm text-muted hover:text-foreground hover:underline"
            >
              Receipt<span className="sr-only"> of {followUp.name}</span>
            </Link>
          </div>
          <p className="break-words whitespace-pre-wrap">
            {followUp.content || <span className="text-muted">No text</span>}
          </p>
          {followUp.mediaIds.length > 0 && (
            <p className="text-sm text-muted">
              {followUp.mediaIds.length === 1 ? 'With one file' : `With ${followUp.mediaIds.length} files`}
            </p>
          )}
          {followUp.error && followUp.status !== 'published' && (
            <p className="text-sm text-danger-text">
              {followUp.error.detail} <code className="font-mono text-xs">{followUp.error.code}</code>
            </p>
          )}
          <Remedy followUp={followUp} platform={platform} />
        </li>
      ))}
    </ol>
  );
}

/** What is left to a person where the queue will do nothing more. */
function Remedy({ followUp: { status, role }, platform }: { followUp: FollowUp; platform: Platform }) {
  const name = PLATFORM_NAMES[platform];
  const what = role === 'comment' ? 'the comment' : 'this part';
  const words: Partial<Record<FollowUp['status'], string>> = {
    failed: `The post itself is not touched by this. Open it on ${name} and write ${what} there.`,
    needs_attention: `Look on ${name} whether ${what} stands, then decide in its receipt.`,
    held: 'Goes out once the account is reconnected.',
  };
  return words[status] ? <p className="text-sm text-muted">{words[status]}</p> : null;
}
