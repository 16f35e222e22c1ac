import type { PostOptions } from '@/lib/contracts/post-options';
import { writeOptions } from './write-options';

export type ThreadPart = NonNullable<NonNullable<PostOptions['x']>['thread']>[number];

/** The options with one more part, still blank, at the end of the thread. */
export const withThreadPart = (options: PostOptions): PostOptions =>
  writeOptions(options, 'x', { thread: [...(options.x?.thread ?? []), { content: '', mediaIds: [] }] });

/** The parts with the one at `from` a place up or down. */
export function moveThreadPart(parts: readonly ThreadPart[], from: number, by: -1 | 1): ThreadPart[] {
  const part = parts[from];
  if (!part) return [...parts];
  const rest = parts.filter((_, index) => index !== from);
  rest.splice(Math.max(0, from + by), 0, part);
  return rest;
}
