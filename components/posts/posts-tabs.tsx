import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { POSTS_VIEWS, type PostsView, postsHref } from './posts-view';

interface PostsTabsProps {
  business: string;
  current: PostsView;
  /** How many drafts wait for this person. */
  waiting: number;
}

/** The lists of posts, each at an address of its own. */
export function PostsTabs({ business, current, waiting }: PostsTabsProps) {
  return (
    <nav aria-label="Lists of posts" className="flex gap-1 overflow-x-auto border-b">
      {Object.entries(POSTS_VIEWS).map(([view, label]) => (
        <Link
          key={view}
          href={postsHref(business, { view: view as PostsView })}
          aria-current={view === current ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-9 items-center border-b-2 border-transparent px-3 whitespace-nowrap text-muted hover:text-foreground',
            'focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-foreground',
          )}
        >
          {label}
          {view === 'drafts' && waiting > 0 && (
            <Badge tone="warning" size="sm" className="ml-1.5">
              {waiting}
              <span className="sr-only">waiting for you</span>
            </Badge>
          )}
        </Link>
      ))}
    </nav>
  );
}
