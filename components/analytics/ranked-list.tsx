import Link from 'next/link';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { ZonedTime } from '@/components/ui/time';
import type { RankedPost } from '@/lib/contracts/analytics-posts';
import { routes } from '@/lib/foundation/routes';
import { countText, percentText } from './number-words';

interface RankedListProps {
  label: string;
  posts: readonly RankedPost[];
  business: { slug: string; timeZone: string };
  what: string;
}

/** Posts by one number, each leading to its page. */
export function RankedList({ label, posts, business, what }: RankedListProps) {
  return (
    <ol aria-label={label} className="divide-y">
      {posts.map((post) => (
        <li key={post.id} className="flex items-center gap-3 px-4 py-3 hover:bg-sunken sm:px-5">
          <PlatformIcon platform={post.platform} labelled className="text-muted" />
          <div className="min-w-0 flex-1">
            <PostWords post={post} business={business.slug} />
            <ZonedTime
              at={post.publishedAt}
              zone={business.timeZone}
              hideZone
              hideViewer
              className="block text-sm text-muted"
            />
          </div>
          <p className="shrink-0 text-right tabular-nums">
            <span className="block font-medium">{countText(post.value)}</span>
            <span className="block text-xs text-muted">{perImpression(post) ?? what}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

function PostWords({ post, business }: { post: RankedPost; business: string }) {
  const words = post.excerpt || 'No text';
  if (!post.scheduledPostId) return <span className="block truncate font-medium">{words}</span>;
  return (
    <Link href={routes.post(business, post.scheduledPostId)} className="block truncate font-medium hover:underline">
      {words}
    </Link>
  );
}

function perImpression({ value, metrics: { impressions } }: RankedPost): string | null {
  return impressions && value < impressions ? `${percentText(value / impressions)} of impressions` : null;
}
