/** `base` (which may have a path of its own) + `path` + query; fields that are undefined are left out. */
export function endpoint(base: string, path: string, query: Record<string, string | undefined> = {}): URL {
  const url = new URL(`${base.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}
