import { z } from 'zod';
import type { HttpResponse } from '../http-client';
import { graphFor } from '../meta/graph';
import { understood } from '../meta/understood';
import type { AccountCall } from '../platform';
import { Refused } from '../refusal';
import { facebookGraph } from './graph';
import { facebookRefusal } from './outcome';

/** null: Facebook ran out of time for this one. */
const batchSchema = z.array(z.object({ code: z.number(), body: z.string().nullable() }).nullable());

const errorSchema = z.object({ error: z.object({ code: z.number(), error_subcode: z.number().optional() }) });

/** What each object answers, by its id; one that does not exist is `gone`, one that was not answered for is missing. @throws Refused */
export async function readBatch(
  call: AccountCall,
  ids: readonly string[],
  fields: string,
): Promise<Map<string, unknown>> {
  const batch = ids.map((id) => ({
    method: 'GET',
    relative_url: `${id}?${new URLSearchParams({ fields }).toString()}`,
  }));
  const answer = await graphFor(
    facebookGraph,
    call,
  )({ method: 'POST', path: '/', fields: { batch, include_headers: false }, stage: 'read', priority: 'read' });
  const rows = understood(batchSchema, answer, 'Facebook answered the batch');
  const found = new Map<string, unknown>();
  for (const [index, row] of rows.entries()) {
    const id = ids[index];
    const body = row ? answerOf(row, answer, call.now) : undefined;
    if (id !== undefined && body !== undefined) found.set(id, body);
  }
  return found;
}

/** undefined: refused for itself alone. @throws Refused for what would meet every other one too */
function answerOf({ code, body }: { code: number; body: string | null }, whole: HttpResponse, now: Date): unknown {
  const json = parsed(body);
  if (code >= 200 && code < 300) return json;
  const error = errorSchema.safeParse(json).data?.error;
  if (error?.code === 100 && error.error_subcode === 33) return 'gone';
  const refusal = facebookRefusal({ ...whole, status: code, text: body ?? '', json }, { stage: 'read', now });
  if (refusal.kind === 'RECONNECT' || refusal.kind === 'RATE_LIMITED' || refusal.kind === 'API_VERSION') {
    throw new Refused(refusal);
  }
  return undefined;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
