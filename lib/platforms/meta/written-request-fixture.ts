import type { SeenRequest } from '../scripted-network-fixture';
import { TEST_TOKEN } from '../scripted-network-fixture';

/** What every request of the runtime's own fetch has, whatever it is told. */
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

/** For tests: a request as it is reviewed against Meta's documents: method and path, headers without the token, body. */
export function writtenRequest({ line, headers, text }: SeenRequest): string {
  const own = Object.entries(headers)
    .filter(([name]) => !OF_THE_RUNTIME.has(name))
    .map(([name, value]) => `${name}: ${String(value).replace(TEST_TOKEN, '…')}`);
  return [decodeURIComponent(line), ...own.sort(), ...(text ? [text] : [])].join('\n');
}
