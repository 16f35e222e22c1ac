import { logger } from '@/lib/foundation/logger';

/** Without it spreadsheets take the text for another encoding than UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

interface CsvFile {
  fileName: string;
  pieces: AsyncIterable<string>;
}

/** A file that is read no faster than it is taken. A failure within breaks the answer off, so that it is not taken for whole. */
export function csvResponse({ fileName, pieces }: CsvFile): Response {
  const source = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(BYTE_ORDER_MARK)),
    async pull(controller) {
      try {
        const { value, done } = await source.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        logger().error({ err: error, fileName }, 'a file was broken off');
        controller.error(error);
      }
    },
    cancel: async () => {
      await source.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
