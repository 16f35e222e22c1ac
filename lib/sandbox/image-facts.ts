export interface ImageFacts {
  mimeType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  /** Null when the header does not say it in a way read here. */
  width: number | null;
  height: number | null;
}

/** What the bytes themselves say; null when they are no image that the networks know. */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes.length >= 24 && ascii(1, 4) === 'PNG') {
    return { mimeType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (bytes.length >= 10 && ascii(0, 4) === 'GIF8') {
    return { mimeType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (bytes.length >= 12 && ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') {
    return { mimeType: 'image/webp', width: null, height: null };
  }
  if (bytes.length >= 4 && view.getUint16(0) === 0xffd8) return { mimeType: 'image/jpeg', ...jpegSize(view) };
  return null;
}

/** Walks the JPEG segments to the frame header (SOF0 to SOF15 without DHT, JPG, DAC). */
function jpegSize(view: DataView): { width: number | null; height: number | null } {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return { width: null, height: null };
}
