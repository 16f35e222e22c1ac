import type { SeenRequest } from '../scripted-network-fixture';

/** Headers that the HTTP client adds to every request. */
const OF_THE_RUNTIME = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept',
  'accept-encoding',
  'accept-language',
  'sec-fetch-mode',
  'user-agent',
]);

/** For tests: a request as it is reviewed against X's documents: method and path, headers without secrets, body. */
function writtenRequest({ line, headers, text }: SeenRequest): string {
  const type = headers['content-type'] ?? '';
  const own = Object.entries(headers)
    .filter(([name]) => !OF_THE_RUNTIME.has(name))
    .map(
      ([name, value]) =>
        `${name}: ${String(value)
          .replace(/(Bearer|Basic) .*/, '$1 …')
          .replace(/boundary=.*/, 'boundary=…')}`,
    );
  const boundary = /boundary=(.*)$/.exec(type)?.[1];
  const body = boundary ? parts(text, boundary) : Buffer.from(text, 'latin1').toString();
  return [decodeURIComponent(line.replace('/x-api', '')), ...own.sort(), ...(body ? ['', body] : [])].join('\n');
}

/** A multipart body a line a part: `name="media" image/jpeg 5 bytes`. */
const parts = (text: string, boundary: string): string =>
  text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', value = ''] = part.trim().split('\r\n\r\n');
      const name = /name="[^"]*"(?:; filename="[^"]*")?/.exec(head)?.[0] ?? head;
      const type = /content-type: (.*)/i.exec(head)?.[1];
      return type ? `${name} ${type.trim()}: ${value.length} bytes` : `${name}: ${value}`;
    })
    .join('\n');

/** All of them, in their order. */
export const writtenRequests = (seen: readonly SeenRequest[]): string =>
  `\n${seen.map(writtenRequest).join('\n\n---\n')}\n`;
