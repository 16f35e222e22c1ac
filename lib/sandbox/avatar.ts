import { fractionOf } from './growth';
import { html, type SafeHtml } from './html';

const HUES = ['#0f766e', '#b45309', '#7c3aed', '#be185d', '#1d4ed8', '#4d7c0f'];

/** A round picture with initials, the same for the same id. */
export function avatar(id: string, name: string, size = 40): SafeHtml {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();
  return html`<svg width="${size}" height="${size}" viewBox="0 0 40 40" aria-hidden="true"
xmlns="http://www.w3.org/2000/svg" style="flex:none;border-radius:50%"><rect width="40" height="40" fill="${HUES[Math.floor(fractionOf(id) * HUES.length)]}"/>
<text x="20" y="25.5" text-anchor="middle" font-family="system-ui,sans-serif" font-size="15" font-weight="600" fill="#fff">${initials}</text></svg>`;
}

/** The same picture as an image of its own, for `picture` fields of profiles. */
export const avatarImage = (id: string, name: string): Response =>
  new Response(avatar(id, name, 200).text, {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' },
  });
