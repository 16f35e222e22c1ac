import type { LinkPreview } from '@/lib/contracts/link-preview';
import { guardedFetch } from '@/lib/data/guarded-fetch';
import { invalidField } from '@/lib/foundation/errors';
import { SECOND } from '@/lib/foundation/time';
import { type BusinessContext, requirePermission } from '../context';
import { decodePage } from './decode-page';
import { parsePage } from './parse-page';

const LIMITS = { maxBytes: 50 * 1024 * 1024, timeoutMs: 10 * SECOND } as const;
/** What a page says of itself stands at its beginning; the rest is not read. */
const READ_BYTES = 1024 * 1024;

type Fetch = typeof guardedFetch;

/** What the page at an address says of itself. @throws AppError on `url` */
export async function previewLink(
  ctx: BusinessContext,
  url: string,
  fetch: Fetch = guardedFetch,
): Promise<LinkPreview> {
  requirePermission(ctx, 'publish');
  const answer = await fetch(url, { ...LIMITS, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.5' } });
  const contentType = answer.headers.get('content-type') ?? '';
  if (answer.status !== 200) {
    answer.discard();
    const message = `The address answers with status ${answer.status}. Check that it opens in a browser.`;
    throw invalidField('url', 'not_ok', message);
  }
  if (/^(text\/html|application\/xhtml\+xml)/i.test(contentType)) {
    return parsePage(decodePage(await beginningOf(answer.body), contentType), answer.url);
  }
  answer.discard();
  return previewOfFile(answer.url, contentType);
}

async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= READ_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, READ_BYTES);
}

/** A picture, a PDF: nothing but its name is known. */
function previewOfFile(url: URL, contentType: string): LinkPreview {
  const isPicture = /^image\//i.test(contentType);
  return {
    url: url.href,
    title: decodeName(url.pathname.split('/').at(-1) ?? '') || null,
    description: null,
    imageUrl: isPicture ? url.href : null,
    siteName: url.hostname.replace(/^www\./, ''),
  };
}

function decodeName(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
