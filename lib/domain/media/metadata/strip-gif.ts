const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b];
const [COMMENT, APPLICATION] = [0xfe, 0xff];
/** How often it repeats: the one application block that changes what is seen. Colour profiles come in the other. */
const KEPT_APPLICATIONS = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];

/** A GIF without comments, XMP and other programs' blocks, and without what follows its end. @throws Error when it is cut off */
export function stripGif(gif: Buffer): Buffer {
  const byte = (at: number): number => {
    const value = gif[at];
    if (value === undefined) throw new Error('cut off');
    return value;
  };
  const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const endOfBlocks = (from: number): number => {
    let at = from;
    while (byte(at) !== 0) at += byte(at) + 1;
    return at + 1;
  };
  let at = 13 + tableBytes(byte(10));
  const kept = [gif.subarray(0, at)];
  while (byte(at) !== TRAILER) {
    const end = byte(at) === IMAGE ? endOfBlocks(at + 11 + tableBytes(byte(at + 9))) : endOfBlocks(at + 2);
    if (byte(at) !== IMAGE && byte(at) !== EXTENSION) throw new Error('no block where one should be');
    const label = byte(at) === EXTENSION ? byte(at + 1) : undefined;
    const isForeign = label === APPLICATION && !KEPT_APPLICATIONS.includes(gif.toString('latin1', at + 3, at + 14));
    if (label !== COMMENT && !isForeign) kept.push(gif.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, gif.subarray(at, at + 1)]);
}
