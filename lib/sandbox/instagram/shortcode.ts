const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The code in a post's address: its id in base 64, as Instagram does it. */
export function shortcodeOf(mediaId: string): string {
  let code = '';
  for (let rest = BigInt(mediaId); rest > 0n; rest >>= 6n) code = ALPHABET[Number(rest & 63n)] + code;
  return code;
}

export const mediaIdOf = (shortcode: string): string =>
  [...shortcode].reduce((id, character) => id * 64n + BigInt(ALPHABET.indexOf(character)), 0n).toString();
