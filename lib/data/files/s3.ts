import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { AppError, notFound } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { type ByteRange, type FileContent, type FilesStore, segmentsOf } from './files-store';
import { inParts } from './in-parts';

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** S3 takes parts of 5 MB to 5 GB, at most 10,000 a file. One part is what an upload holds in memory. */
export const PART_BYTES = 8 * 1024 * 1024;
const TIMEOUT_MS = 2 * MINUTE;
const RETRIES = 3;
const PAST_THE_END = 416;

interface Call {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  key: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
}

/** Files in a bucket of any S3-compatible store, addressed by path. */
export function s3Files({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): FilesStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const base = `${endpoint.replace(/\/$/, '')}/${bucket}`;

  /** Sent again on 429 and 5xx: any of these calls may be made twice. */
  async function call({ method, key, query, headers, body }: Call): Promise<Response> {
    const url = new URL(`${base}/${segmentsOf(key).join('/')}`);
    url.search = new URLSearchParams(query).toString();
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const sent = { ...headers, 'x-amz-content-sha256': hash };
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
    try {
      return await client.fetch(url, { method, headers: sent, signal: stop.signal, ...(body ? { body } : {}) });
    } catch (cause) {
      throw unavailable('did not answer', cause);
    } finally {
      clearTimeout(timer);
    }
  }

  async function expectOk(request: Call): Promise<Response> {
    const response = await call(request);
    if (response.ok || response.status === PAST_THE_END) return response;
    const reason = await reasonOf(response);
    if (response.status === 404 && reason !== 'NoSuchBucket') throw notFound('file', request.key);
    throw unavailable(`answered ${response.status} ${reason}`);
  }

  /** null: no byte of the file is asked for. */
  async function get(key: string, range?: ByteRange): Promise<Response | null> {
    if (range && range.end <= range.start) return null;
    const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end - 1}` } : {};
    const response = await expectOk({ method: 'GET', key, headers });
    if (response.ok) return response;
    await response.body?.cancel();
    return null;
  }

  async function putWhole(key: string, body: Uint8Array<ArrayBuffer>): Promise<number> {
    await (await expectOk({ method: 'PUT', key, body })).body?.cancel();
    return body.length;
  }

  async function putInParts(key: string, parts: Parts): Promise<number> {
    const uploadId = tagIn(await (await expectOk({ method: 'POST', key, query: { uploads: '' } })).text(), 'UploadId');
    const etags: string[] = [];
    let bytes = 0;
    try {
      for await (const body of parts) {
        const query = { partNumber: String(etags.length + 1), uploadId };
        const answer = await expectOk({ method: 'PUT', key, query, body });
        await answer.body?.cancel();
        etags.push(answer.headers.get('etag') ?? '');
        bytes += body.length;
      }
      await complete(key, uploadId, etags);
      return bytes;
    } catch (error) {
      await abort(key, uploadId);
      throw error;
    }
  }

  /** The answer is 200 before the work is done: a failure stands in its body. */
  async function complete(key: string, uploadId: string, etags: string[]): Promise<void> {
    const parts = etags.map((etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
    const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
    const answer = await (await expectOk({ method: 'POST', key, query: { uploadId }, body })).text();
    if (!answer.includes('<CompleteMultipartUploadResult')) throw unavailable(`answered ${tagIn(answer, 'Code')}`);
  }

  /** Parts that are never completed cost money until they are dropped. */
  async function abort(key: string, uploadId: string): Promise<void> {
    await expectOk({ method: 'DELETE', key, query: { uploadId } }).catch((error: unknown) =>
      logger().warn({ err: error, key }, 'an upload broke off and its parts could not be dropped'),
    );
  }

  return {
    async put(key, content: FileContent) {
      const parts = inParts(content, PART_BYTES);
      const first = await parts.next();
      const head = first.done ? new Uint8Array() : first.value;
      return head.length < PART_BYTES ? putWhole(key, head) : putInParts(key, following(head, parts));
    },
    async read(key, range) {
      const response = await get(key, range);
      return response ? Buffer.from(await response.arrayBuffer()) : Buffer.alloc(0);
    },
    async stream(key, range) {
      const response = await get(key, range);
      if (!response?.body) return { body: new Blob([]).stream(), bytes: 0 };
      return { body: response.body, bytes: Number(response.headers.get('content-length')) };
    },
    async delete(key) {
      await (await expectOk({ method: 'DELETE', key })).body?.cancel();
    },
  };
}

type Parts = AsyncIterable<Uint8Array<ArrayBuffer>>;

async function* following(first: Uint8Array<ArrayBuffer>, rest: Parts): Parts {
  yield first;
  yield* rest;
}

const reasonOf = async (response: Response): Promise<string> => tagIn(await response.text(), 'Code');
const tagIn = (xml: string, tag: string): string => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? '';

const unavailable = (what: string, cause?: unknown): AppError =>
  new AppError('unavailable', `The store of uploaded files ${what}. Try again; if it stays, check the S3_ settings.`, {
    cause,
    retryAfterSeconds: (10 * SECOND) / SECOND,
  });
