import { type ZodType, z } from 'zod';
import { SECOND } from '@/lib/foundation/time';

/** What a cache holds of one read: as every reader gets it, frozen. Null says that there is nothing. */
export interface Entry {
  value: unknown;
  /** What `value` was checked by. */
  schema: ZodType;
  /** Epoch ms: until then as good as new; then served once more while a fresh one is loaded, until `staleUntil`. */
  freshUntil: number;
  staleUntil: number;
  bytes: number;
  /** `value` as the JSON that is sent, once somebody asked for that. */
  json?: Json;
}

/** JSON in UTF-8. */
export type Json = Uint8Array<ArrayBuffer>;

export interface Lifetime {
  ttlSeconds: number;
  graceSeconds: number;
}

/** Larger values are given to who asked and kept nowhere. */
export const VALUE_BYTES_MAX = 1_000_000;
/** Entries that were made together do not end together: up to this part of the lifetime is taken off. */
const JITTER = 0.1;

const envelopeSchema = z.object({ at: z.string(), fresh: z.number(), stale: z.number(), value: z.unknown() });

/** A new entry, and the text by which it is shared. The value is what its JSON says, so that all readers get the same. */
export function entryOf(value: unknown, schema: ZodType, { ttlSeconds, graceSeconds }: Lifetime) {
  const text = JSON.stringify(value ?? null);
  const freshUntil = Date.now() + ttlSeconds * SECOND * (1 - JITTER * Math.random());
  const staleUntil = freshUntil + graceSeconds * SECOND;
  const entry: Entry = { value: checked(JSON.parse(text), schema), schema, freshUntil, staleUntil, bytes: size(text) };
  return { entry, textAt: (place: string) => sharedText(place, entry, text) };
}

const sharedText = (place: string, { freshUntil, staleUntil }: Entry, value: string): string =>
  `{"at":${JSON.stringify(place)},"fresh":${Math.round(freshUntil)},"stale":${Math.round(staleUntil)},"value":${value}}`;

/** Reads a shared text. @throws for anything but an entry of this place whose value passes the schema. */
export function readEntry(text: string, place: string, schema: ZodType): Entry {
  const envelope = envelopeSchema.parse(JSON.parse(text));
  if (envelope.at !== place) throw new Error('The store answers with the value of another key.');
  const value = checked(envelope.value, schema);
  return { value, schema, freshUntil: envelope.fresh, staleUntil: envelope.stale, bytes: size(text) };
}

/** The value as its reader's type: the one place that knows it, since this schema checked it. */
export const valueAs = <T>({ value }: Entry): T => value as T;

/** The value as JSON, made once and then kept beside it. */
export function jsonOf(entry: Entry): Json {
  entry.json ??= new TextEncoder().encode(JSON.stringify(entry.value));
  return entry.json;
}

const checked = (value: unknown, schema: ZodType): unknown => (value === null ? null : frozen(schema.parse(value)));

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

const size = (text: string): number => Buffer.byteLength(text);
