/** The text as a network shows it that has no place for a link of its own: the link stands last, unless it is in the text. */
export function textWithLink(text: string, url: string | undefined): string {
  if (!url || text.includes(url)) return text;
  return text.trim() === '' ? url : `${text.trimEnd()}\n\n${url}`;
}
