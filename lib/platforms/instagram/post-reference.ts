import { z } from 'zod';
import { env } from '@/lib/foundation/env';
import { addressOf } from '../address-of';
import { graphFor } from '../meta/graph';
import { graphTime } from '../meta/graph-time';
import { isNoSuchObject } from '../meta/no-such-object';
import { understood } from '../meta/understood';
import type { AccountCall } from '../platform';
import { asReading } from '../refusal';
import type { PostReading, PostReference } from '../standing';
import { instagramGraph } from './graph';

const ID = /^\d{5,}$/;
const SHORTCODE = /^(?:\/[^/]+)?\/(?:p|reel|reels|tv)\/([\w-]+)/;
const SOUGHT = '100';

const mediaSchema = z.object({ id: z.string(), timestamp: z.string(), permalink: z.string().optional() });
const listSchema = z.object({ data: z.array(mediaSchema) });
const FIELDS = 'id,timestamp,permalink';

/** An address tells a short code, which is not the id that the API goes by. */
export function instagramReferenceOf(text: string): PostReference | null {
  if (ID.test(text)) return { id: text, permalink: null, isForeign: false };
  const address = addressOf(text, { domain: 'instagram.com', base: env().INSTAGRAM_AUTH_URL });
  if (!address || !SHORTCODE.test(address.path)) return null;
  return { id: null, permalink: `${address.url.origin}${address.url.pathname}`, isForeign: false };
}

/** A media is read by its id, and one that is known by its address is sought among the account's newest. */
export async function readInstagramMedia(
  call: AccountCall & { reference: PostReference; role: string },
): Promise<PostReading> {
  const { id } = call.reference;
  if (call.role !== 'post') return NOT_READABLE;
  return asReading(() => (id === null ? seek(call) : read(call, id)));
}

async function read(call: AccountCall, id: string): Promise<PostReading> {
  try {
    const request = { method: 'GET', path: `/${id}`, query: { fields: FIELDS }, stage: 'read' } as const;
    return found(understood(mediaSchema, await graphFor(instagramGraph, call)(request), 'Instagram told of the post'));
  } catch (error) {
    if (isNoSuchObject(error)) return { kind: 'gone' };
    throw error;
  }
}

async function seek(call: AccountCall & { reference: PostReference }): Promise<PostReading> {
  const path = `/${call.access.platformUserId}/media`;
  const request = { method: 'GET', path, query: { fields: FIELDS, limit: SOUGHT }, stage: 'read' } as const;
  const { data } = understood(listSchema, await graphFor(instagramGraph, call)(request), 'Instagram listed media');
  const wanted = codeIn(call.reference.permalink ?? '');
  const media = data.find(({ permalink }) => permalink !== undefined && codeIn(permalink) === wanted);
  return media ? found(media) : { kind: 'gone' };
}

const found = ({ id, timestamp, permalink }: z.infer<typeof mediaSchema>): PostReading => ({
  kind: 'found',
  platformPostId: id,
  permalink: permalink ?? null,
  publishedAt: graphTime(timestamp),
});

/** `p`, `reel` and `tv` are names for the same. */
const codeIn = (permalink: string): string | undefined => /\/(?:p|reel|reels|tv)\/([\w-]+)/.exec(permalink)?.[1];

const NOT_READABLE = {
  kind: 'unreadable',
  code: 'not_readable',
  detail: 'Instagram does not tell whether this comment stands.',
} as const satisfies PostReading;
