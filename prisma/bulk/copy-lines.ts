import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** One row in the order of its columns. Texts hold no tab, line break or backslash. */
export type Line = (string | number | null)[];

/** @param target a table and its columns, as COPY names them: `posts (id, content)`. */
export async function copyLines(client: pg.ClientBase, target: string, lines: Iterable<Line>): Promise<void> {
  await pipeline(Readable.from(blocks(lines)), client.query(copyFrom(`COPY ${target} FROM STDIN`)));
}

const BLOCK = 32 * 1024;

/** Many lines a chunk: a stream costs more for each chunk than for its bytes. */
function* blocks(lines: Iterable<Line>): Generator<string> {
  let block = '';
  for (const line of lines) {
    block += `${line.map((value) => value ?? '\\N').join('\t')}\n`;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  yield block;
}
