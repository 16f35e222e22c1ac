import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SECOND } from '@/lib/foundation/time';
import { asRefusal, refused, timedOut, tooLarge } from './fetch-refusal';

const SILENCE_MS = 10 * SECOND;

const DECODERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body, unfolded, as it comes. @throws AppError for more than `maxBytes`, ten silent seconds, or a passed deadline. */
export async function* boundedBody(
  answer: IncomingMessage,
  maxBytes: number,
  deadline: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  try {
    if (Number(answer.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
    answer.setTimeout(SILENCE_MS, () => answer.destroy(timedOut()));
    let bytes = 0;
    for await (const chunk of decoded(answer)) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } catch (error) {
    throw asRefusal(error, deadline);
  } finally {
    answer.destroy();
  }
}

function decoded(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return answer;
  const decoder = DECODERS[encoding]?.();
  if (!decoder) throw refused('unreadable', 'The address answers in an encoding that cannot be read.');
  // Its failure is also the decoder's, which the reader meets.
  pipeline(answer, decoder, () => undefined);
  return decoder;
}
