import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/foundation/env';
import { DAY, SECOND } from '@/lib/foundation/time';

/** Members look at media for at least so long under one address, so that browsers can keep it. */
const MEMBER_DAYS = 7;
/** Networks fetch within minutes; a queue that stands still for a while must not outlive the address. */
const NETWORK_DAYS = 1;

/** The address at which a member's browser sees a file for the next week. Changes once a day, at most. */
export const memberMediaUrl = (mediaId: string, now: Date): string => signedUrl(mediaId, expiry(now, MEMBER_DAYS));

/** The public address at which a network may fetch a file, or one of its renditions, for the next day. */
export function networkMediaUrl(mediaId: string, now: Date, recipe?: string): string {
  const url = signedUrl(mediaId, expiry(now, NETWORK_DAYS));
  return recipe === undefined ? url : `${url}&rendition=${recipe}`;
}

/** Whether an address is one of ours, unaltered, and still good. */
export function isValidMediaUrl(mediaId: string, query: URLSearchParams, now: Date): boolean {
  const expires = query.get('expires') ?? '';
  const given = Buffer.from(query.get('signature') ?? '', 'base64url');
  const expected = sign(mediaId, expires);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return Number(expires) * SECOND > now.getTime();
}

function signedUrl(mediaId: string, expires: number): string {
  const url = new URL(`/api/media/${mediaId}`, env().APP_URL);
  url.searchParams.set('expires', String(expires));
  url.searchParams.set('signature', sign(mediaId, String(expires)).toString('base64url'));
  return url.href;
}

/** Midnight UTC at least `days` from now, as Unix seconds. */
const expiry = (now: Date, days: number): number => ((Math.floor(now.getTime() / DAY) + days + 1) * DAY) / SECOND;

const sign = (mediaId: string, expires: string): Buffer =>
  createHmac('sha256', env().AUTH_SECRET).update(`media:${mediaId}:${expires}`).digest();
