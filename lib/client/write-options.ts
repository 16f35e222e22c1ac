import type { Platform } from '@/lib/contracts/platform-names';
import type { PostOptions } from '@/lib/contracts/post-options';

type OwnOptions<Name extends Platform> = NonNullable<PostOptions[Name]>;

const isGiven = (value: unknown): boolean => value !== undefined && value !== '';

const given = <Part extends object>(part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => isGiven(value))) as Part;

/** The options with some of one network's changed; what is undefined or empty goes, and a network left with nothing too. */
export function writeOptions<Name extends Platform>(
  options: PostOptions,
  network: Name,
  change: Partial<OwnOptions<Name>>,
): PostOptions {
  const own = given({ ...options[network], ...change });
  return given({ ...options, [network]: Object.keys(own).length > 0 ? own : undefined });
}

/** The options with a link or a first comment changed; an empty one goes. */
export const writeSharedOptions = (
  options: PostOptions,
  change: Partial<Pick<PostOptions, 'link' | 'firstComment'>>,
): PostOptions => given({ ...options, ...change });
