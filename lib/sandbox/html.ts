/** Text that is already HTML. Everything else is escaped by `html`. */
export class SafeHtml {
  constructor(readonly text: string) {}
}

export type HtmlValue = SafeHtml | string | number | null | undefined | readonly HtmlValue[];

/** A template whose values are escaped, unless they are themselves results of `html`. Null and undefined are empty. */
export const html = (strings: TemplateStringsArray, ...values: HtmlValue[]): SafeHtml =>
  new SafeHtml(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));

function render(value: HtmlValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof SafeHtml) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const BASE = `*{box-sizing:border-box}body{margin:0;font:15px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,
Helvetica,Arial,sans-serif;-webkit-font-smoothing:antialiased}img{max-width:100%;display:block}a{color:inherit}
h1,h2,p{margin:0}button{font:inherit;cursor:pointer}.ribbon{padding:.4rem 1rem;text-align:center;font-size:12px;
background:#fff7d6;color:#5c4a00;border-bottom:1px solid #eadfae}`;

export interface PageParts {
  title: string;
  /** CSS of this page, trusted text. */
  style: string;
  body: SafeHtml;
  status?: number;
}

/** A self-contained page: no script, no outside style. A ribbon says that this is no real network. */
export function page({ title, style, body, status = 200 }: PageParts): Response {
  const document = html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<link rel="icon" href="data:,"><style>${new SafeHtml(BASE + style)}</style></head><body>
<div class="ribbon">Sandbox: a stand-in for the real network. Nothing here is public.</div>${body}</body></html>`;
  return new Response(document.text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; media-src *",
      'cache-control': 'no-store',
    },
  });
}
