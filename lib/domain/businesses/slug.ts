const MAX_LENGTH = 40;

/** First path segments that are pages of the product; a business of that slug could not be opened. */
const RESERVED = new Set([
  'accept-invitation',
  'account',
  'admin',
  'api',
  'docs',
  'new',
  'settings',
  'sign-in',
  'sign-out',
  'sign-up',
  'status',
]);

/** The n-th candidate for a name's slug: `fjord-coffee`, `fjord-coffee-2`, …; `business` where the name has no Latin letter. */
export function slugCandidate(name: string, n: number): string {
  const base =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, MAX_LENGTH)
      .replace(/^-+|-+$/g, '') || 'business';
  return n === 1 && !RESERVED.has(base) ? base : `${base}-${Math.max(n, 2)}`;
}
