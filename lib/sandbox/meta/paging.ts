import { invalidParameter } from './graph-error';
import type { GraphParams } from './graph-params';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

export interface GraphPage<T> {
  items: T[];
  /** Absent on an empty list, as Meta does. */
  paging?: { cursors: { before: string; after: string }; next?: string };
}

const cursorOf = (id: string): string => Buffer.from(id).toString('base64url');

/** A slice of `all` after the cursor `after`, at most `limit` long. @throws GraphError 100 for a bad limit or cursor */
export function pageOf<T>(all: readonly T[], idOf: (item: T) => string, params: GraphParams, url: URL): GraphPage<T> {
  const limit = Number(params.text('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1) throw invalidParameter('Param limit must be a positive integer');
  const after = params.text('after');
  const at = after === null ? -1 : all.findIndex((item) => cursorOf(idOf(item)) === after);
  if (after !== null && at < 0) throw invalidParameter('Invalid cursor specified');
  const items = all.slice(at + 1, at + 1 + Math.min(limit, MAX_LIMIT));
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return { items };
  const cursors = { before: cursorOf(idOf(first)), after: cursorOf(idOf(last)) };
  if (at + 1 + items.length >= all.length) return { items, paging: { cursors } };
  const next = new URL(url);
  next.searchParams.set('after', cursors.after);
  return { items, paging: { cursors, next: next.href } };
}
