/** Where a network's pages are: its domain, or wherever the environment has them. */
export interface NetworkPages {
  domain: string;
  base: string;
}

/** An address that a person pasted, when it is one of the network's own; `path` is the part within the network. */
export function addressOf(text: string, { domain, base }: NetworkPages): { url: URL; path: string } | null {
  const given = /^https?:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(given)) return null;
  const url = new URL(given);
  const home = new URL(base);
  const root = home.pathname.replace(/\/+$/, '');
  if (url.host === home.host && url.pathname.startsWith(`${root}/`))
    return { url, path: url.pathname.slice(root.length) };
  const isOwn = url.hostname === domain || url.hostname.endsWith(`.${domain}`);
  return isOwn ? { url, path: url.pathname } : null;
}
