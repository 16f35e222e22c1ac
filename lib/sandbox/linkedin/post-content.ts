import { html, type SafeHtml } from '../html';
import { isObject } from '../json';
import type { LedgerMedia, LedgerPost } from '../ledger';

/** What stands under a post's text: pictures, a video, a document, a link's card, or a poll. */
export function shownContent({ media, details: { request } }: LedgerPost): SafeHtml | null {
  const content = isObject(request) && isObject(request.content) ? request.content : {};
  if (isObject(content.poll)) return poll(content.poll);
  if (isObject(content.article)) return card(content.article, media);
  const title = isObject(content.media) ? content.media.title : undefined;
  return pictures(media, typeof title === 'string' ? title : 'Document');
}

function pictures(media: LedgerMedia[], title: string): SafeHtml | null {
  if (media.length === 0) return null;
  return html`<div class="pictures${media.length > 1 ? ' many' : ''}">${media.map(({ kind, path, altText }) => {
    if (kind === 'video') return html`<div class="video">▶ Video</div>`;
    if (kind === 'document') return html`<div class="card">▤ ${title}</div>`;
    return html`<img src="${path}" alt="${altText ?? ''}">`;
  })}</div>`;
}

function card({ source, title, description }: Record<string, unknown>, media: LedgerMedia[]): SafeHtml {
  const address = String(source);
  const [thumbnail] = media;
  return html`${thumbnail ? html`<div class="pictures"><img src="${thumbnail.path}" alt=""></div>` : null}
<a class="card" href="${address}">${String(title)}<small>${typeof description === 'string' ? description : ''}</small>
<small>${new URL(address).host}</small></a>`;
}

function poll({ question, options }: Record<string, unknown>): SafeHtml {
  const texts = Array.isArray(options)
    ? options.map((option: unknown) => (isObject(option) ? String(option.text) : ''))
    : [];
  return html`<p class="text">${String(question)}</p><ul class="poll">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}
