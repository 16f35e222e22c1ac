/** MP4 and QuickTime both carry `ftyp` at byte 4. */
export const isVideo = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(4, 8)).toString('latin1') === 'ftyp';
