/** A query parameter: a plain text, `List(a,b)`, or one member of a union, `(share:urn)`. */
export type RestliValue = string | { list: readonly string[] } | { member: string; value: string };

/** Rest.li 2.0 keeps `(),:'` for structure, so within a value they are percent-encoded like everything else. */
export const restliText = (text: string): string =>
  encodeURIComponent(text).replace(/[()'*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export const restliQuery = (query: Readonly<Record<string, RestliValue>>): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${written(value)}`)
    .join('&');

function written(value: RestliValue): string {
  if (typeof value === 'string') return restliText(value);
  return 'list' in value ? `List(${value.list.map(restliText)})` : `(${value.member}:${restliText(value.value)})`;
}
