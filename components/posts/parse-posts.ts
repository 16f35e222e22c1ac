import { type PostsFilter, postsFilterSchema, SEARCH_MAX_LENGTH, SEARCH_MAX_WORDS } from '@/lib/contracts/posts';
import { POSTS_VIEWS, type PostsView } from './posts-view';

const VIEWS = Object.keys(POSTS_VIEWS) as PostsView[];
const FIELDS = postsFilterSchema.keyof().options;
const PROBLEMS = {
  platform: 'There is no such network here: all are shown.',
  accountId: 'There is no such account here: all are shown.',
  status: 'A post is published or deleted: both are shown.',
  from: 'The first day must be a day, as YYYY-MM-DD: it is left out.',
  to: 'The last day must be a day, as YYYY-MM-DD: it is left out.',
  q: `Search for at most ${SEARCH_MAX_WORDS} words of ${SEARCH_MAX_LENGTH} characters together: no word is looked for.`,
} as const satisfies Record<keyof PostsFilter, string>;

export interface ParsedPosts {
  view: PostsView;
  filter: PostsFilter;
  /** Why the list is not what the address asks for. */
  problem: string | null;
}

/** What the address asks the posts page to show; what cannot be is left out, and told. Pure. */
export function parsePosts(search: Record<string, string | string[] | undefined>): ParsedPosts {
  const view = VIEWS.find((each) => each === search.view) ?? 'published';
  const given = Object.fromEntries(FIELDS.map((name) => [name, search[name] || undefined]));
  const wrong = FIELDS.filter((name) => !isPossible(name, given[name]));
  const filter = postsFilterSchema.parse({ ...given, ...Object.fromEntries(wrong.map((name) => [name, undefined])) });
  if (wrong[0]) return { view, filter, problem: PROBLEMS[wrong[0]] };
  const { from, to, ...rest } = filter;
  if (!from || !to || from <= to) return { view, filter, problem: null };
  return { view, filter: rest, problem: 'The first day must not be after the last: days are left out.' };
}

/** A NUL is in no text of the database, which refuses it. */
const isPossible = (name: keyof PostsFilter, value: unknown): boolean =>
  postsFilterSchema.shape[name].safeParse(value).success && !String(value).includes('\0');
