/** A parameter as it stands in the address: Rest.li 2.0 keeps `(),:` for structure and wants the rest encoded. */
function rawParam(url: URL, name: string): string | null {
  const pairs = url.search.slice(1).split('&');
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

const LITERAL = /^[^():,']+$/;

/** `List(a,b)`, decoded; null when it is missing, undefined when it is not written as Rest.li 2.0 writes it. */
export function listParam(url: URL, name: string): string[] | null | undefined {
  const raw = rawParam(url, name);
  if (raw === null) return null;
  const items = /^List\((.+)\)$/.exec(raw)?.[1]?.split(',');
  return items?.every((item) => LITERAL.test(item)) ? items.map(decodeURIComponent) : undefined;
}

/** The one entry of a union such as `(share:urn%3Ali%3Ashare%3A1)`; undefined when it is written otherwise. */
export function unionParam(url: URL, name: string): { key: string; value: string } | undefined {
  const [, key, value] = /^\((\w+):([^():,']+)\)$/.exec(rawParam(url, name) ?? '') ?? [];
  return key !== undefined && value !== undefined ? { key, value: decodeURIComponent(value) } : undefined;
}
