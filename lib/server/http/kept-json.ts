import { z } from 'zod';
import type { Json } from '@/lib/data/cache/entry';
import { JSON_HEADERS } from './respond';

/** What a route answers that sends JSON as the cache keeps it. It was checked by its contract when it was put there. */
export const keptJsonSchema = z.instanceof(Response);

const [OPENING, CLOSING] = [new TextEncoder().encode('{"data":'), new TextEncoder().encode('}')];

export const keptJson = (json: Json): Response => new Response(json, { headers: JSON_HEADERS });

/** The same as the `data` of an answer. */
export function keptData(json: Json): Response {
  const body = new Uint8Array(OPENING.length + json.length + CLOSING.length);
  body.set(OPENING);
  body.set(json, OPENING.length);
  body.set(CLOSING, OPENING.length + json.length);
  return keptJson(body);
}
