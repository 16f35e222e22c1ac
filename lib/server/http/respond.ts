import type { z } from 'zod';
import { logger } from '@/lib/foundation/logger';
import { httpStatistics } from './http-statistics';
import { problemResponse } from './problem';
import { requestIdOf } from './request-id';

/** What the parts of one exchange share: the request's id, and the headers that every answer of it carries. */
export interface Exchange {
  request: Request;
  requestId: string;
  headers: Headers;
}

/** Runs `work`, answers its failure as a problem document, and puts the exchange's headers on whatever is answered. */
export async function respond(request: Request, work: (exchange: Exchange) => Promise<Response>): Promise<Response> {
  const requestId = requestIdOf(request);
  const exchange: Exchange = { request, requestId, headers: new Headers({ 'x-request-id': requestId }) };
  const startedAt = performance.now();
  const response = await work(exchange).catch((error: unknown) => problemResponse(error, requestId));
  for (const [name, value] of exchange.headers) response.headers.set(name, value);
  const ms = performance.now() - startedAt;
  httpStatistics().add(request.method, response.status, ms);
  logger().debug({ requestId, method: request.method, status: response.status, ms: Math.round(ms) }, 'answered');
  return response;
}

/** An answer that keeps to its contract: what the schema does not name is left out, what it asks for must be there. */
export function jsonResponse<Schema extends z.ZodType>(
  schema: Schema,
  data: z.input<Schema>,
  status: number,
): { status: number; body: z.output<Schema> } {
  return { status, body: schema.parse(data) };
}

/** What is a response by itself, as a file is, goes out as it stands. */
export const sendAnswer = (answer: { status: number; body: unknown }): Response =>
  answer.body instanceof Response ? answer.body : sendJson(answer);

export const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'private, no-store' };

export const sendJson = ({ status, body }: { status: number; body: unknown }): Response =>
  new Response(JSON.stringify(body), { status, headers: JSON_HEADERS });
