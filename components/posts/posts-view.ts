import { routes } from '@/lib/foundation/routes';

export const POSTS_VIEWS = {
  published: 'Published',
  scheduled: 'Scheduled',
  drafts: 'Drafts',
  repeating: 'Repeating',
  troubled: 'Needs a hand',
} as const;
export type PostsView = keyof typeof POSTS_VIEWS;

export interface PostsQuery {
  view: PostsView;
  platform?: string;
  accountId?: string;
}

/** The address of the posts page with its view and filters; what is at its default is left out. */
export function postsHref(business: string, { view, platform, accountId }: PostsQuery): string {
  const search = new URLSearchParams();
  if (view !== 'published') search.set('view', view);
  if (platform) search.set('platform', platform);
  if (accountId) search.set('accountId', accountId);
  return search.size > 0 ? `${routes.posts(business)}?${search}` : routes.posts(business);
}
