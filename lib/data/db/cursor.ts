import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/foundation/env';
import { type AppError, invalidField } from '@/lib/foundation/errors';

const SIGNATURE_BYTES = 16;

/**
 * An opaque, signed keyset cursor: where a list of one `kind` goes on. `values` are the sort key of the last row,
 * in the list's own order. The signature keeps a client from walking where no page led it.
 */
export function encodeCursor(kind: string, values: string[]): string {
  const body = Buffer.from(JSON.stringify(values), 'utf8');
  return Buffer.concat([sign(kind, body), body]).toString('base64url');
}

/** @throws AppError `invalid_input` on field `cursor`: altered, cut, or of another list. */
export function decodeCursor(kind: string, text: string): string[] {
  const bytes = Buffer.from(text, 'base64url');
  const signature = bytes.subarray(0, SIGNATURE_BYTES);
  const body = bytes.subarray(SIGNATURE_BYTES);
  if (signature.length < SIGNATURE_BYTES || !timingSafeEqual(signature, sign(kind, body))) throw badCursor();
  const values: unknown = JSON.parse(body.toString('utf8'));
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) throw badCursor();
  return values;
}

function sign(kind: string, body: Buffer): Buffer {
  return createHmac('sha256', env().AUTH_SECRET)
    .update(`cursor:${kind}\n`)
    .update(body)
    .digest()
    .subarray(0, SIGNATURE_BYTES);
}

const badCursor = (): AppError =>
  invalidField('cursor', 'invalid_cursor', 'This cursor is not of this list. Leave it out to begin at the first page.');
