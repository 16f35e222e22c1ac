import Link from 'next/link';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { ZonedTime } from '@/components/ui/time';
import { describeMs } from '@/lib/client/describe-ms';
import type { LatePost } from '@/lib/contracts/queue';
import { routes } from '@/lib/foundation/routes';

/** The latest posts, each with a link to its receipt, which opens for members of its business. */
export function WorstPosts({ posts }: { posts: LatePost[] }) {
  if (posts.length === 0) return null;
  return (
    <section aria-labelledby="latest-posts">
      <h3 id="latest-posts" className="pb-1 text-sm font-medium">
        Furthest from their time
      </h3>
      <ul className="flex flex-col">
        {posts.map((post) => (
          <li
            key={post.scheduledPostId}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b py-2 last:border-b-0"
          >
            <PlatformIcon platform={post.platform} labelled className="text-muted" />
            <Link href={routes.post(post.businessSlug, post.scheduledPostId)} className="font-medium underline">
              {post.businessName}, <ZonedTime at={post.plannedAt} zone="UTC" hideViewer />
            </Link>
            <span className="text-muted tabular-nums">{describeMs(post.lateMs)} late</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
