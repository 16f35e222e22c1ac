import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { POSTS_VIEWS, type PostsView, postsHref } from './posts-view';

/** The lists of posts, each at an address of its own. */
export function PostsTabs({ business, current }: { business: string; current: PostsView }) {
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
        </Link>
      ))}
    </nav>
  );
}
