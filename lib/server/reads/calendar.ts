import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { type CalendarItem, type CalendarQuery, calendarItemSchema } from '@/lib/contracts/calendar';
import type { Json } from '@/lib/data/cache/entry';
import { dashboardCache } from '@/lib/data/cache/instances';
import { cacheKey } from '@/lib/data/cache/keys';
import { type BusinessContext, requirePermission } from '@/lib/domain/context';
import { listCalendar } from '@/lib/domain/posts/list-calendar';
import { logger } from '@/lib/foundation/logger';

/** Some 300 bytes each, 900 in a script of three bytes a letter: far below the largest value that a cache keeps, and checked in few ms. */
const PIECE_ITEMS = 500;

const pieceSchema = z.array(calendarItemSchema);
type Piece = z.infer<typeof pieceSchema>;
/** A span of one piece holds it. One of more names the reading that its pieces were cut from, so that none is mixed with another's. */
const spanSchema = z.object({ piece: pieceSchema, pieces: z.number(), reading: z.string() });
type Span = z.infer<typeof spanSchema>;

/** What was read a moment ago and is not cut yet, by its reading. */
const uncut = new Map<string, Piece>();
/** The JSON of pieces, for as long as they are held. */
const written = new WeakMap<Piece, Json>();
const [OPENING, COMMA, CLOSING] = [Buffer.from('{"data":['), Buffer.from(','), Buffer.from(']}')];

/** The calendar of a span from the cache. As old as the dashboard at most; what a verb changes ends it. */
export async function cachedCalendar(ctx: BusinessContext, query: CalendarQuery): Promise<CalendarItem[]> {
  return (await piecesOf(ctx, query)).flat();
}

/** The same as the JSON that is answered: 10,000 posts are checked and written once, and not for each who asks. */
export async function cachedCalendarJson(ctx: BusinessContext, query: CalendarQuery): Promise<Json> {
  const filled = (await piecesOf(ctx, query)).filter(({ length }) => length > 0);
  const listed = filled.flatMap((piece, number) => (number === 0 ? [jsonOf(piece)] : [COMMA, jsonOf(piece)]));
  return Buffer.concat([OPENING, ...listed, CLOSING]);
}

async function piecesOf(ctx: BusinessContext, query: CalendarQuery): Promise<Piece[]> {
  requirePermission(ctx, 'read');
  const { piece, pieces, reading } = await dashboardCache().getOrSet({
    key: cacheKey(ctx.business.id, 'calendar', { from: query.from, to: query.to }),
    schema: spanSchema,
    load: () => load(ctx, query),
  });
  if (pieces === 0) return [piece];
  const whole = uncut.get(reading);
  if (whole) return [whole];
  const keys = Array.from({ length: pieces }, (_, number) => keyOf(ctx, reading, number));
  const kept = await Promise.all(keys.map((key) => dashboardCache().get(key, pieceSchema)));
  const held = kept.filter((each) => each != null);
  // One that is gone cannot be read without the others.
  return held.length === pieces ? held : [await listCalendar(ctx, query)];
}

async function load(ctx: BusinessContext, query: CalendarQuery): Promise<Span> {
  const whole = await listCalendar(ctx, query);
  const reading = randomUUID();
  if (whole.length <= PIECE_ITEMS) return { piece: whole, pieces: 0, reading };
  uncut.set(reading, whole);
  void keep(ctx, reading, whole);
  return { piece: [], pieces: Math.ceil(whole.length / PIECE_ITEMS), reading };
}

/** Checked and written piece by piece behind the answer, so that neither who asked nor another request waits for all of them. */
async function keep(ctx: BusinessContext, reading: string, whole: Piece): Promise<void> {
  try {
    for (let number = 0; number * PIECE_ITEMS < whole.length; number++) {
      await turn();
      const piece = whole.slice(number * PIECE_ITEMS, (number + 1) * PIECE_ITEMS);
      const key = keyOf(ctx, reading, number);
      await dashboardCache().set(key, pieceSchema, piece);
      const held = await dashboardCache().get(key, pieceSchema);
      if (held) jsonOf(held);
    }
  } catch (error) {
    logger().warn({ err: error }, 'a calendar was not kept; the next who asks reads it anew');
  } finally {
    uncut.delete(reading);
  }
}

/** The posts of a piece as they stand within a list. */
function jsonOf(piece: Piece): Json {
  const json = written.get(piece) ?? Buffer.from(JSON.stringify(piece).slice(1, -1));
  written.set(piece, json);
  return json;
}

const keyOf = ({ business }: BusinessContext, reading: string, number: number) =>
  cacheKey(business.id, 'calendar-piece', { reading, number });
