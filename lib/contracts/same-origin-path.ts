const ANY_ORIGIN = 'http://origin.invalid';

/** A `next` parameter as a path of this site, or the fallback: never an address that leads elsewhere. */
export function sameOriginPath(next: string | null | undefined, fallback = '/'): string {
  if (!next?.startsWith('/') || !URL.canParse(next, ANY_ORIGIN)) return fallback;
  const url = new URL(next, ANY_ORIGIN);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // `/.//host` is a path here, yet what it is reduced to would be read as another host.
  return url.origin === ANY_ORIGIN && !path.startsWith('//') ? path : fallback;
}
