import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export type IdPrefix =
  | 'user'
  | 'biz'
  | 'mem'
  | 'acc'
  | 'post'
  | 'draft'
  | 'var'
  | 'sch'
  | 'task'
  | 'att'
  | 'pub'
  | 'rec'
  | 'media'
  | 'key'
  | 'aud'
  | 'strat'
  | 'req'
  | 'auth';

/** `prefix_` and 26 characters: 48 bits of Unix milliseconds, then 80 random bits (the ULID layout), so ids sort by time. */
export function newId(prefix: IdPrefix, at: Date = new Date()): string {
  return `${prefix}_${encode(BigInt(at.getTime()), 10)}${encode(BigInt(`0x${randomBytes(10).toString('hex')}`), 16)}`;
}

function encode(value: bigint, length: number): string {
  let text = '';
  for (let rest = value, i = 0; i < length; i++, rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
}
