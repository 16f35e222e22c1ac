import type { Platform } from './platform-names';
import type { PostOptions } from './post-options';

/** What one network is told of the options: those for all, and its own. */
export function optionsOf(platform: Platform, { link, firstComment, ...own }: PostOptions): PostOptions {
  return {
    ...(link ? { link } : {}),
    ...(firstComment?.trim() ? { firstComment } : {}),
    ...(own[platform] ? { [platform]: own[platform] } : {}),
  };
}

/** Every file that the options name, with the path at which it is named. */
export function mediaIn({ link, x, instagram }: PostOptions): { path: string; id: string }[] {
  const named = [
    { path: 'link.thumbnailMediaId', id: link?.thumbnailMediaId },
    { path: 'instagram.coverMediaId', id: instagram?.coverMediaId },
  ];
  const threads = (x?.thread ?? []).flatMap(({ mediaIds }, part) =>
    mediaIds.map((id, index) => ({ path: `x.thread.${part}.mediaIds.${index}`, id })),
  );
  return [...named.flatMap(({ path, id }) => (id ? [{ path, id }] : [])), ...threads];
}
