import { createHash } from 'node:crypto';
import type { Stamp } from './generations';

declare const branded: unique symbol;
/** `<business>:<name>:<arguments>`: made here alone, so that no key can leave its business out. */
export type CacheKey = string & { readonly [branded]: 'cache key' };
/** What is invalidated as one: a business, all that an instance holds, or everything. */
export type Scope = string & { readonly [branded]: 'scope' };

type Plain = string | number | boolean | null | undefined;

/** Arguments longer than this stand in the key as their hash. */
const LONG_ARGUMENTS = 120;
const ROOT = 'cache';

/** The key of one read of a business; arguments in any order, those that are undefined left out. */
export function cacheKey(businessId: string, name: string, args: Record<string, Plain> = {}): CacheKey {
  for (const part of [businessId, name]) {
    if (!/^[\w-]+$/.test(part)) throw new Error(`A cache key cannot be made of "${part}".`);
  }
  const given = Object.entries(args).filter(([, value]) => value !== undefined);
  const text = given.length === 0 ? '' : JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1)));
  const short = text.length > LONG_ARGUMENTS ? createHash('sha256').update(text).digest('base64url') : text;
  return `${businessId}:${name}:${short}` as CacheKey;
}

export const businessOf = (key: CacheKey): string => key.slice(0, key.indexOf(':'));

export const EVERYTHING = 'everything' as Scope;
/** A scope as another process names it. */
export const scopeNamed = (name: string): Scope => name as Scope;
export const scopeOfBusiness = (businessId: string): Scope => `business:${businessId}` as Scope;
export const scopeOfInstance = (instance: string): Scope => `instance:${instance}` as Scope;

export const generationKey = (scope: Scope): string => `${ROOT}:generation:${scope}`;

/** Where a value is stored. The generation is part of it: what an invalidated one holds is never asked for again. */
export const placeOf = (instance: string, key: CacheKey, stamp: Stamp): string =>
  `${ROOT}:${instance}:${key}@${stamp.text}`;
export const lockOf = (place: string): string => `${ROOT}:lock:${place}`;

/** All places whose keys match a pattern of keys, of whatever generation. */
export const placesLike = (instance: string, pattern: string): string => `${ROOT}:${instance}:${pattern}@*`;

/** What every process hears: a scope that has a new generation, or an instance whose own tier is to be emptied. */
export const CHANNEL = `${ROOT}:changes`;
/** The tag of what Next caches for a business. */
export const tagOf = (businessId: string): string => `business:${businessId}`;
