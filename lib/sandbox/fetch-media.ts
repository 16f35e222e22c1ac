import { MINUTE } from '@/lib/foundation/time';

export type FetchedMedia = { ok: true; mimeType: string; bytes: Uint8Array } | { ok: false; reason: string };

const MAX_BYTES = 300 * 1024 * 1024;
const TIMEOUT_MS = MINUTE;

/** GETs a media address from outside, following redirects. Never throws: what went wrong is the reason. */
export async function fetchMedia(url: string): Promise<FetchedMedia> {
  if (!/^https?:\/\//.test(url)) return { ok: false, reason: `not an http address: ${url}` };
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'user-agent': 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)' },
    });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return { ok: false, reason: `answered ${response.status}` };
    }
    const bytes = await readBounded(response.body);
    if (!bytes) return { ok: false, reason: `larger than ${MAX_BYTES} bytes` };
    const mimeType = (response.headers.get('content-type') ?? 'application/octet-stream').split(';')[0] ?? '';
    return { ok: true, mimeType: mimeType.trim().toLowerCase(), bytes };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(chunk.value);
  }
  return Buffer.concat(chunks);
}
