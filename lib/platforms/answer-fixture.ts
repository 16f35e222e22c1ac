import type { HttpResponse } from './http-client';

/** For tests: a network's answer, written down from its documents. */
export const answerFixture = (status: number, json?: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  kind: 'response',
  status,
  headers: new Headers(headers),
  text: json === undefined ? '<html>' : JSON.stringify(json),
  json,
});
