import type { z } from 'zod';
import { type BusinessContext, type Permission, requirePermission } from '@/lib/domain/context';
import { authenticate, type Caller } from '../auth/authenticate';
import { callerContext } from '../auth/context-of';
import { parse } from './field-errors';
import { type Answer, fingerprintOf, idempotencyKeyOf, type KeepAnswer, once } from './idempotency';
import { readJson, refuseNul } from './parse-body';
import { consumeRequest } from './rate-limit';
import { readUpload, type UploadForm } from './read-upload';
import { type Exchange, respond, sendAnswer } from './respond';

type Schema = z.ZodType | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

interface Options<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  U extends true | undefined,
  R extends z.ZodType,
> {
  permission: Permission;
  params?: P;
  query?: Q;
  /** JSON body. */
  body?: B;
  /** A form with one file instead. */
  upload?: U;
  /** What is answered: JSON, or of a file a `Response`. */
  response: R;
  status?: number;
  /** Honours `Idempotency-Key`. */
  idempotent?: boolean;
}

export interface Given<P extends Schema, Q extends Schema, B extends Schema, U extends true | undefined> {
  ctx: BusinessContext;
  /** Of a person who asks; null for a key. */
  sessionId: string | null;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  upload: U extends true ? UploadForm : undefined;
}

export type RouteParams = { params: Promise<Record<string, string | string[]>> };
export type RouteHandler = (request: Request, route: RouteParams) => Promise<Response>;

interface Payload {
  json?: unknown;
  upload?: UploadForm;
  /** What makes it the same as another. */
  bytes: Uint8Array;
}

/**
 * A route of one business: authenticates by key or session, limits, finds the business, checks the permission, parses
 * params, query and body, calls one verb and answers by the contract; a failure anywhere is one problem document.
 */
export function withBusiness<
  R extends z.ZodType,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  U extends true | undefined = undefined,
>(options: Options<P, Q, B, U, R>, verb: (given: Given<P, Q, B, U>) => Promise<z.input<R>>): RouteHandler {
  return (request, route) =>
    respond(request, async (exchange) => {
      const caller = await authenticate(request);
      await consumeRequest(exchange, callerKey(caller));
      const query = queryOf(request);
      const permitted = (businessId: string | null): BusinessContext => {
        const ctx = callerContext(caller, businessId, new Date());
        requirePermission(ctx, options.permission);
        return ctx;
      };
      // Nobody sends half a gigabyte to learn that they may not.
      if (options.upload && (caller.type === 'api_key' || query.businessId)) permitted(query.businessId ?? null);
      const payload = await readPayload(request, options);
      try {
        const ctx = permitted(businessIdIn(query, payload));
        const given = {
          ctx,
          sessionId: caller.type === 'user' ? caller.session.sessionId : null,
          params: options.params && parse(options.params, await plainParams(route)),
          query: options.query && parse(options.query, query),
          body: options.body && parse(options.body, payload.json),
          upload: payload.upload,
        } as Given<P, Q, B, U>;
        const answerOf = (data: unknown) => ({ status: options.status ?? 200, body: options.response.parse(data) });
        const work = async (keep?: KeepAnswer): Promise<Answer> => {
          if (!keep) return answerOf(await verb(given));
          const keepAnswer: BusinessContext['keepAnswer'] = (tx, data) => keep(tx, answerOf(data));
          return answerOf(await verb({ ...given, ctx: { ...ctx, keepAnswer } }));
        };
        return sendAnswer(options.idempotent ? await atMostOnce(exchange, ctx, payload, work) : await work());
      } finally {
        await payload.upload?.dispose();
      }
    });
}

async function atMostOnce(
  { request, headers }: Exchange,
  ctx: BusinessContext,
  { bytes }: Payload,
  work: (keep?: KeepAnswer) => Promise<Answer>,
): Promise<Answer> {
  const key = idempotencyKeyOf(request);
  if (key === null) return work();
  const answer = await once({ businessId: ctx.business.id, key, fingerprint: fingerprintOf(request, bytes) }, work);
  if (answer.replayed) headers.set('idempotent-replayed', 'true');
  return answer;
}

async function readPayload(
  request: Request,
  { body, upload }: { body?: Schema; upload?: true | undefined },
): Promise<Payload> {
  if (upload) {
    const form = await readUpload(request);
    return { upload: form, bytes: form.digest };
  }
  if (!body) return { bytes: new Uint8Array() };
  const { value, bytes } = await readJson(request);
  return { json: value, bytes };
}

/** The query as one object; a name given several times becomes a comma-separated list. */
function queryOf(request: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    refuseNul(value);
    query[name] = name in query ? `${query[name]},${value}` : value;
  }
  return query;
}

async function plainParams({ params }: RouteParams): Promise<Record<string, string | string[]>> {
  const given = await params;
  for (const value of Object.values(given).flat()) refuseNul(value);
  return given;
}

/** `businessId` may stand in the query, the JSON body or the form. */
function businessIdIn(query: Record<string, string>, { json, upload }: Payload): string | null {
  const inBody =
    typeof json === 'object' && json !== null && 'businessId' in json
      ? json.businessId
      : upload?.fields.get('businessId');
  return query.businessId ?? (typeof inBody === 'string' ? inBody : null);
}

const callerKey = (caller: Caller): string =>
  caller.type === 'api_key' ? caller.key.id : `user:${caller.session.user.id}`;
