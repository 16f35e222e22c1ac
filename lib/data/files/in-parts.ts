import type { FileContent } from './files-store';

/** The content in parts of exactly `size` bytes, the last one shorter. A part is good until the next is asked for. */
export async function* inParts(content: FileContent, size: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const part = new Uint8Array(size);
  let filled = 0;
  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    for (let at = 0; at < chunk.length; ) {
      const taken = Math.min(size - filled, chunk.length - at);
      part.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < size) continue;
      yield part;
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}
