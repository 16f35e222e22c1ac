const BYTE_ORDER_MARKS: [label: string, mark: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];
/** A page names its encoding within its first kilobyte. */
const NAMED_WITHIN_BYTES = 1_024;

/** The text of a page: by its byte order mark, by what the server says, by what the page says, else as UTF-8. */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return decoderOf(marked?.[0] ?? charsetIn(contentType) ?? charsetIn(headOf(bytes))).decode(bytes);
}

const headOf = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, NAMED_WITHIN_BYTES)).toString('latin1');
const charsetIn = (text: string): string | undefined => /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(text)?.[1];

function decoderOf(label: string | undefined): TextDecoder {
  try {
    return new TextDecoder(label ?? 'utf-8');
  } catch {
    return new TextDecoder('utf-8');
  }
}
