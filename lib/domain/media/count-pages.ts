import { inflateSync } from 'node:zlib';
import type { SpooledFile } from '@/lib/data/files/spool';

/** Larger documents are taken all the same; their pages are not counted. */
const READ_BYTES = 20 * 1024 * 1024;
const UNFOLDED_BYTES = 4 * 1024 * 1024;

/** The pages of a PDF by its page tree, plain or in compressed objects; null when it does not say so openly. */
export async function countPages(file: SpooledFile): Promise<number | null> {
  if (file.bytes > READ_BYTES) return null;
  const pdf = await file.read({ start: 0, end: file.bytes });
  // Each node of the tree says how many pages are below it; the root says the most.
  let pages: number | null = null;
  for (const text of [pdf.toString('latin1'), ...objectStreams(pdf)]) {
    for (const { index } of text.matchAll(/\/Type\s*\/Pages\b/g)) {
      const count = /\/Count\s+(\d{1,6})\b/.exec(nodeAround(text, index))?.[1];
      if (count !== undefined) pages = Math.max(pages ?? 0, Number(count));
    }
  }
  return pages;
}

function nodeAround(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf('obj', at), text.lastIndexOf('>>', at), 0);
  const ends = [text.indexOf('endobj', at), text.indexOf('<<', at)].filter((end) => end >= 0);
  return text.slice(start, Math.min(...ends, text.length));
}

function* objectStreams(pdf: Buffer): Generator<string> {
  for (let at = pdf.indexOf('/ObjStm'); at >= 0; at = pdf.indexOf('/ObjStm', at + 1)) {
    const start = pdf.indexOf('stream', at);
    const end = pdf.indexOf('endstream', start);
    if (start < 0 || end < 0) return;
    const text = unfold(pdf.subarray(start + (pdf[start + 6] === 0x0d ? 8 : 7), end));
    if (text !== null) yield text;
  }
}

function unfold(content: Buffer): string | null {
  try {
    return inflateSync(content, { maxOutputLength: UNFOLDED_BYTES }).toString('latin1');
  } catch {
    return null;
  }
}
