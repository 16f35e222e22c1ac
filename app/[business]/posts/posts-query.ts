import { POSTS_VIEWS, type PostsView } from '@/components/posts/posts-view';
import { PLATFORMS, type Platform } from '@/lib/contracts/platform-names';

const VIEWS = Object.keys(POSTS_VIEWS) as PostsView[];

/** What the address asks the posts page to show; what it does not know is left at its default. */
export function parsePostsQuery(search: Record<string, string | string[] | undefined>): {
  view: PostsView;
  platform?: Platform;
  accountId?: string;
} {
  const view = VIEWS.find((each) => each === search.view) ?? 'published';
  const platform = PLATFORMS.find((each) => each === search.platform);
  return { view, platform, accountId: typeof search.accountId === 'string' ? search.accountId : undefined };
}
