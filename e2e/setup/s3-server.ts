import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export const S3_TEST_KEYS = {
  accessKeyId: 'AKIDTEST',
  secretAccessKey: 'test/secret+key',
  region: 'eu-test-1',
} as const;
const BUCKET = 'media';
/** All parts but the last have at least so many bytes. */
const MIN_PART_BYTES = 5 * 1024 * 1024;
const CLOCK_SKEW_MS = 15 * 60_000;

export interface S3Server {
  endpoint: string;
  bucket: string;
  objects: Map<string, Buffer>;
  /** Multipart uploads that are neither completed nor aborted. */
  uploads: Map<string, Map<number, Buffer>>;
  /** `PUT key?partNumber`, in order. */
  requests: string[];
  /** The next requests that match fail so, once each. */
  failNext(match: RegExp, answer: Reply | 'cut'): void;
  close(): Promise<void>;
}

interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

/** One bucket of S3 in memory, by Amazon's description of the protocol: Signature V4, ranges, multipart uploads. */
export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const requests: string[] = [];
  const faults: { match: RegExp; answer: Reply | 'cut' }[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const line = `${request.method} ${request.url}`;
      requests.push(line);
      const body = await buffer(request);
      const at = faults.findIndex(({ match }) => match.test(line));
      const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.answer;
      if (fault === 'cut') return request.socket.destroy();
      const reply = fault ?? refusal(request, body) ?? answer(request, body, { objects, uploads });
      const payload = reply.body ?? '';
      response.writeHead(reply.status, { 'content-length': Buffer.byteLength(payload), ...reply.headers });
      response.end(request.method === 'HEAD' ? undefined : payload);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket: BUCKET,
    objects,
    uploads,
    requests,
    failNext: (match, reply) => faults.push({ match, answer: reply }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const error = (status: number, code: string): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

/** Signature Version 4 in the header, computed anew from what arrived. */
function refusal(request: IncomingMessage, body: Buffer): Reply | null {
  const { headers, method = '' } = request;
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!parts) return error(403, 'AccessDenied');
  const [, keyId, day, region, signedHeaders = '', signature] = parts;
  if (keyId !== S3_TEST_KEYS.accessKeyId) return error(403, 'InvalidAccessKeyId');
  if (region !== S3_TEST_KEYS.region) return error(400, 'AuthorizationHeaderMalformed');
  const time = String(headers['x-amz-date']);
  const sentAt = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(Date.now() - sentAt) < CLOCK_SKEW_MS)) return error(403, 'RequestTimeTooSkewed');
  const bodyHash = String(headers['x-amz-content-sha256']);
  if (bodyHash !== 'UNSIGNED-PAYLOAD' && bodyHash !== sha256(body)) return error(400, 'XAmzContentSHA256Mismatch');
  const names = signedHeaders.split(';');
  const mustBeSigned = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (mustBeSigned.some((name) => !names.includes(name))) return error(403, 'AccessDenied');
  const url = new URL(request.url ?? '', 'http://s3');
  const canonical = [
    method,
    url.pathname.split('/').map(decodeURIComponent).map(encode).join('/'),
    [...url.searchParams]
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, ' ')}`),
    '',
    signedHeaders,
    bodyHash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = [day ?? '', region ?? '', 's3', 'aws4_request'].reduce<Buffer | string>(
    (secret, step) => hmac(secret, step),
    `AWS4${S3_TEST_KEYS.secretAccessKey}`,
  );
  return hmac(key, toSign).toString('hex') === signature ? null : error(403, 'SignatureDoesNotMatch');
}

interface Bucket {
  objects: Map<string, Buffer>;
  uploads: Map<string, Map<number, Buffer>>;
}

function answer({ method, url: path = '', headers }: IncomingMessage, body: Buffer, bucket: Bucket): Reply {
  const url = new URL(path, 'http://s3');
  const [, name, ...segments] = url.pathname.split('/').map(decodeURIComponent);
  if (name !== BUCKET) return error(404, 'NoSuchBucket');
  const key = segments.join('/');
  const query = url.searchParams;
  const uploadId = query.get('uploadId');
  if (uploadId !== null) return uploadAnswer(method ?? '', key, query, body, bucket);
  switch (method) {
    case 'POST': {
      if (!query.has('uploads')) return error(405, 'MethodNotAllowed');
      const id = `${randomBytes(9).toString('base64url')}+/=`;
      bucket.uploads.set(`${key} ${id}`, new Map());
      const result = `<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`;
      return { status: 200, body: result };
    }
    case 'PUT':
      if (headers['content-length'] === undefined) return error(411, 'MissingContentLength');
      bucket.objects.set(key, body);
      return { status: 200, headers: { etag: md5(body) } };
    case 'GET':
      return readAnswer(bucket.objects.get(key), headers.range);
    case 'DELETE':
      bucket.objects.delete(key);
      return { status: 204 };
    default:
      return error(405, 'MethodNotAllowed');
  }
}

function readAnswer(object: Buffer | undefined, range: string | undefined): Reply {
  if (!object) return error(404, 'NoSuchKey');
  const asked = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
  if (!asked) return { status: 200, headers: { etag: md5(object) }, body: object };
  const [start, last] = [Number(asked[1]), Math.min(Number(asked[2]), object.length - 1)];
  if (start >= object.length) return error(416, 'InvalidRange');
  const contentRange = `bytes ${start}-${last}/${object.length}`;
  return { status: 206, headers: { 'content-range': contentRange }, body: object.subarray(start, last + 1) };
}

function uploadAnswer(method: string, key: string, query: URLSearchParams, body: Buffer, bucket: Bucket): Reply {
  const id = `${key} ${query.get('uploadId')}`;
  const parts = bucket.uploads.get(id);
  if (!parts) return error(404, 'NoSuchUpload');
  if (method === 'PUT') {
    parts.set(Number(query.get('partNumber')), body);
    return { status: 200, headers: { etag: md5(body) } };
  }
  bucket.uploads.delete(id);
  if (method === 'DELETE') return { status: 204 };
  const named = [...body.toString().matchAll(/<Part><PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag><\/Part>/g)];
  const content = named.map(([, number, etag], at) => ({ part: parts.get(Number(number)), number, etag, at }));
  if (content.length === 0) return error(400, 'MalformedXML');
  if (content.some(({ part, etag }) => !part || md5(part) !== etag)) return error(400, 'InvalidPart');
  if (content.some(({ number, at }) => Number(number) !== at + 1)) return error(400, 'InvalidPartOrder');
  const whole = content.flatMap(({ part }) => part ?? []);
  // Amazon begins to answer before it has looked: a refusal comes with status 200.
  if (whole.slice(0, -1).some(({ length }) => length < MIN_PART_BYTES))
    return { ...error(400, 'EntityTooSmall'), status: 200 };
  bucket.objects.set(key, Buffer.concat(whole));
  const result = `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`;
  return { status: 200, body: result };
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const md5 = (content: Buffer): string => `"${createHash('md5').update(content).digest('hex')}"`;
