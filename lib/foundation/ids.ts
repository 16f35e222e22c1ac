import { randomFillSync } from 'node:crypto';

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

const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;
/** Drawn for many ids at once: to ask the generator takes longer than all else that makes an id. */
const drawn = Buffer.alloc(RANDOM_CHARACTERS * 256);
let used = drawn.length;

/** `prefix_` and 26 characters: 48 bits of Unix milliseconds, then 80 random bits (the ULID layout), so ids sort by time. */
export const newId = (prefix: IdPrefix, at: Date = new Date()): string =>
  `${prefix}_${timePart(at.getTime())}${randomPart()}`;

function timePart(ms: number): string {
  let text = '';
  for (let rest = ms; text.length < TIME_CHARACTERS; rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text;
  return text;
}

function randomPart(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  let text = '';
  for (const byte of drawn.subarray(used, used + RANDOM_CHARACTERS)) text += ALPHABET[byte % 32];
  used += RANDOM_CHARACTERS;
  return text;
}
