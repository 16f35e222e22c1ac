import type { MembershipRole } from '@/lib/contracts/session';
import type { Queryable } from '@/lib/data/db/sql';
import { AppError } from '@/lib/foundation/errors';

/** Who asks: a member by session, a program by key, or the product itself. */
export type Actor =
  | { type: 'user'; id: string; role: MembershipRole }
  | { type: 'api_key'; id: string; scopes: string[] }
  | { type: 'system'; id: null };

/** What every verb is given first; every query is scoped to `business.id`. */
export interface BusinessContext {
  business: { id: string; slug: string; name: string; timeZone: string };
  actor: Actor;
  now: Date;
  /** There for a request with an Idempotency-Key: called last in the verb's transaction, it commits the answer with the change. */
  keepAnswer?: (tx: { client: Queryable }, answer: unknown) => Promise<void>;
}

export type Permission = 'read' | 'publish' | 'approve' | 'manage_accounts' | 'manage_business';

const ROLE_PERMISSIONS = {
  owner: ['read', 'publish', 'approve', 'manage_accounts', 'manage_business'],
  admin: ['read', 'publish', 'approve', 'manage_accounts', 'manage_business'],
  editor: ['read', 'publish'],
  viewer: ['read'],
} as const satisfies Record<MembershipRole, readonly Permission[]>;

export function can(actor: Actor, permission: Permission): boolean {
  if (actor.type === 'system') return true;
  const granted: readonly string[] = actor.type === 'user' ? ROLE_PERMISSIONS[actor.role] : actor.scopes;
  return granted.includes(permission);
}

/** @throws AppError `forbidden`, naming the permission that is missing. */
export function requirePermission(ctx: BusinessContext, permission: Permission): void {
  if (can(ctx.actor, permission)) return;
  throw new AppError('forbidden', `This needs the "${permission}" permission. Ask an owner of ${ctx.business.name}.`);
}
