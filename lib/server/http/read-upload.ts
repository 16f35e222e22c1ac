import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { MEDIA_MAX_BYTES } from '@/lib/contracts/media-limits';
import { type SpooledFile, spool } from '@/lib/data/files/spool';
import { AppError, invalidField } from '@/lib/foundation/errors';
import { malformed, refuseNul, requireType } from './parse-body';

/** A form with one file, which lies on the disk. */
export interface UploadForm {
  file: { fileName: string; content: SpooledFile } | null;
  fields: ReadonlyMap<string, string>;
  /** Two forms that say the same have the same, whatever their boundaries. */
  digest: Uint8Array;
  dispose(): Promise<void>;
}

/** What a form adds around its file: boundaries, headers, a description. */
const FORM_OVERHEAD_BYTES = 64 * 1024;
const LIMITS = { files: 1, fields: 10, parts: 11, fieldSize: 16 * 1024, headerSize: 16 * 1024 } as const;

/** The request's form, its field `file` written to the disk as it arrives. @throws AppError 400, 413, 415, or on `file`. */
export async function readUpload(request: Request): Promise<UploadForm> {
  requireType(request, 'multipart/form-data', 'Send a form, with the header Content-Type: multipart/form-data.');
  if (Number(request.headers.get('content-length') ?? 0) > MEDIA_MAX_BYTES + FORM_OVERHEAD_BYTES) throw tooLarge();
  const parser = parserOf(request);
  const fields = new Map<string, string>();
  let spooling: Promise<{ fileName: string; content: SpooledFile }> | undefined;
  let incoming: BusboyFileStream | undefined;
  // It tells of a broken form more than once; what is heard first is thrown below, the rest must not end the process.
  const heard = (): undefined => undefined;
  parser.on('error', heard);
  parser.on('field', (name, value) => {
    fields.set(name, value);
  });
  parser.on('file', (name, stream, fileName) => {
    stream.on('error', heard);
    if (name !== 'file') return stream.resume();
    incoming = stream;
    spooling = spool(stream, { maxBytes: MEDIA_MAX_BYTES, tooLarge }).then((content) => ({ fileName, content }));
    spooling.catch((error: Error) => parser.destroy(error));
  });
  try {
    await pipeline(Readable.fromWeb((request.body ?? new Blob([]).stream()) as WebStream), parser);
    const file = (await spooling) ?? null;
    for (const text of [...fields.values(), file?.fileName ?? '']) refuseNul(text);
    return { file, fields, digest: digestOf(file, fields), dispose: async () => file?.content.dispose() };
  } catch (error) {
    incoming?.destroy(error instanceof Error ? error : undefined);
    await spooling?.then(({ content }) => content.dispose()).catch(heard);
    if (error instanceof AppError || (error instanceof Error && 'syscall' in error)) throw error;
    throw malformed('The form cannot be read. Check its boundary and that it was sent whole.', error);
  }
}

function parserOf(request: Request): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: { 'content-type': request.headers.get('content-type') ?? '' }, limits: LIMITS });
  } catch (cause) {
    throw malformed('The form has no boundary. Let your HTTP library write its Content-Type.', cause);
  }
}

function digestOf(file: UploadForm['file'], fields: UploadForm['fields']): Uint8Array {
  const said = [[...fields].sort(), file && [file.fileName, file.content.sha256.toString('hex')]];
  return createHash('sha256').update(JSON.stringify(said)).digest();
}

const tooLarge = (): AppError =>
  invalidField(
    'file',
    'too_large',
    `No file of more than ${MEDIA_MAX_BYTES / 1024 ** 2} MB is taken. Make it smaller.`,
  );
