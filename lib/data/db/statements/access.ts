import type { MembershipRole } from '@/lib/contracts/session';
import { statement } from '../sql';

export interface MembershipRow {
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  role: MembershipRole;
}

export interface SessionRow {
  session_id: string;
  user_id: string;
  name: string;
  email: string;
  is_admin: boolean;
  /** By name of the business. */
  memberships: MembershipRow[];
}

const MEMBERSHIPS = `coalesce(json_agg(json_build_object(
     'id', b.id, 'slug', b.slug, 'name', b.name, 'timeZone', b.time_zone, 'role', m.role) ORDER BY b.name, b.id)
     FILTER (WHERE b.id IS NOT NULL), '[]')`;

/** Who holds a session token that has not expired, with every business of theirs: all that a request asks first. */
export const sessionByToken = statement<[token: string], SessionRow>(
  'session_by_token',
  `SELECT s.id AS session_id, u.id AS user_id, u.name, u.email, u.is_admin, ${MEMBERSHIPS} AS memberships
   FROM sessions s
   JOIN users u ON u.id = s.user_id
   LEFT JOIN memberships m ON m.user_id = u.id
   LEFT JOIN businesses b ON b.id = m.business_id
   WHERE s.token = $1 AND s.expires_at > now()
   GROUP BY s.id, u.id`,
);

export interface ApiKeyRow {
  hash: Buffer;
  id: string;
  scopes: string[];
  /** Last used more than a minute ago, or never. */
  stale: boolean;
  business_id: string;
  slug: string;
  business_name: string;
  time_zone: string;
}

/** Keys that are neither revoked nor expired, with their businesses. */
export const apiKeysByHash = statement<[hashes: Buffer[]], ApiKeyRow>(
  'api_keys_by_hash',
  `SELECT k.hash, k.id, k.scopes, (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute') AS stale,
     b.id AS business_id, b.slug, b.name AS business_name, b.time_zone
   FROM api_keys k JOIN businesses b ON b.id = k.business_id
   WHERE k.hash = ANY($1::bytea[]) AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`,
);

/** Notes that keys are in use; one that another process notes at the moment is left to it. */
export const touchApiKeys = statement<[ids: readonly string[]], { id: string }>(
  'touch_api_keys',
  `UPDATE api_keys SET last_used_at = now() WHERE id = ANY (ARRAY(
     SELECT id FROM api_keys
     WHERE id = ANY($1::text[]) AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
     FOR UPDATE SKIP LOCKED
   )) RETURNING id`,
);
