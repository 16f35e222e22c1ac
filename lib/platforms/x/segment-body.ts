import { randomUUID } from 'node:crypto';
import type { HttpBody } from '../http-client';

/**
 * Writes the form of one segment. A `FormData` copies its file three times, which the collector is slow to take back; here
 * each segment is written over the one before, so the request with that one must have ended.
 */
export function segmentWriter(segmentBytes: number, mimeType: string): (bytes: Uint8Array, index: number) => HttpBody {
  const boundary = `segment-${randomUUID()}`;
  const part = (name: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"`;
  const file = `; filename="segment"\r\ncontent-type: ${mimeType}\r\n\r\n`;
  let room: Buffer | null = null;
  return (bytes, index) => {
    const head = `${part('segment_index')}\r\n\r\n${index}\r\n${part('media')}${file}`;
    const tail = `\r\n--${boundary}--\r\n`;
    const length = head.length + bytes.byteLength + tail.length;
    room ??= Buffer.allocUnsafeSlow(segmentBytes + 1_024);
    room.write(head, 'latin1');
    room.set(bytes, head.length);
    room.write(tail, head.length + bytes.byteLength, 'latin1');
    return { kind: 'bytes', bytes: room.subarray(0, length), contentType: `multipart/form-data; boundary=${boundary}` };
  };
}
