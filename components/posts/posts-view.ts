import type { PostsFilter } from '@/lib/contracts/posts';
import { routes } from '@/lib/foundation/routes';

export const POSTS_VIEWS = {
  published: 'Published',
  scheduled: 'Scheduled',
  drafts: 'Drafts',
  repeating: 'Repeating',
  troubled: 'Needs a hand',
} as const;
export type PostsView = keyof typeof POSTS_VIEWS;

export interface PostsQuery extends PostsFilter {
  view: PostsView;
}

/** The address of the posts page with its view and filter; what is at its default is left out. */
export function postsHref(business: string, { view, ...filter }: PostsQuery): string {
  const search = new URLSearchParams();
  if (view !== 'published') search.set('view', view);
  for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value);
  return search.size > 0 ? `${routes.posts(business)}?${search}` : routes.posts(business);
}
