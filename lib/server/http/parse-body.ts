import { AppError } from '@/lib/foundation/errors';

export const JSON_MAX_BYTES = 2 * 1024 * 1024;

/** The request's JSON and its exact bytes. @throws AppError 400 no JSON, 413 too large, 415 another type. */
export async function readJson(request: Request): Promise<{ value: unknown; bytes: Uint8Array }> {
  requireType(request, 'application/json', 'Send JSON, with the header Content-Type: application/json.');
  const bytes = await readBytes(request, JSON_MAX_BYTES);
  if (bytes.length === 0) throw malformed('The body is empty. Send a JSON object.');
  return { value: jsonOf(bytes), bytes };
}

/** @throws AppError 415 when the body is of another type. */
export function requireType(request: Request, type: string, remedy: string): void {
  const given = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== type) throw new AppError('unsupported_media_type', remedy);
}

/** Reads no more than it must: a body that says, or turns out, to be too large is refused without being kept. */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new AppError('payload_too_large', `The body is larger than ${Math.floor(maxBytes / 1024)} KB. Send less at once.`);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), (key, value) => {
      refuseNul(key);
      if (typeof value === 'string') refuseNul(value);
      return value;
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw malformed('The body is not valid JSON in UTF-8. Check its quotes, commas and braces.', cause);
  }
}

/** PostgreSQL keeps no NUL character in a text. */
export function refuseNul(text: string): void {
  if (text.includes('\0')) throw malformed('The request holds a NUL character. Remove it.');
}

export const malformed = (message: string, cause?: unknown): AppError =>
  new AppError('malformed_request', message, { cause });
