import type { MembershipRow } from '@/lib/data/db/statements/access';
import type { BusinessContext } from '@/lib/domain/context';
import { AppError, invalidField } from '@/lib/foundation/errors';
import type { Caller } from './authenticate';
import type { SignedIn } from './read-session';

/** A member's context in a business of theirs, by id or slug; null for any other business, existing or not. */
export function memberContext(session: SignedIn, business: string, now: Date): BusinessContext | null {
  const membership = session.memberships.find(({ id, slug }) => id === business || slug === business);
  return membership ? contextOf(session, membership, now) : null;
}

/**
 * The business that a caller means. A key has its own; a person names one, or has only one.
 * @throws AppError `not_found` for another's business, `invalid_input` on `businessId` when it must be named.
 */
export function callerContext(caller: Caller, businessId: string | null, now: Date): BusinessContext {
  if (caller.type === 'api_key') {
    const { business, id, scopes } = caller.key;
    if (businessId !== null && businessId !== business.id && businessId !== business.slug) {
      throw new AppError('not_found', `No business "${businessId}" for this key. Leave businessId out.`);
    }
    return { business, actor: { type: 'api_key', id, scopes }, now };
  }
  const { session } = caller;
  if (businessId !== null) {
    const ctx = memberContext(session, businessId, now);
    if (!ctx) throw new AppError('not_found', `You have no business "${businessId}". Check the id.`);
    return ctx;
  }
  const [only, ...others] = session.memberships;
  if (only && others.length === 0) return contextOf(session, only, now);
  if (!only) throw new AppError('not_found', 'You belong to no business yet. Sign in again to get your own.');
  const slugs = session.memberships.map(({ slug }) => slug).join(', ');
  throw invalidField('businessId', 'required', `businessId is missing. Name one of your businesses: ${slugs}.`);
}

const contextOf = (session: SignedIn, membership: MembershipRow, now: Date): BusinessContext => ({
  business: { id: membership.id, slug: membership.slug, name: membership.name, timeZone: membership.timeZone },
  actor: { type: 'user', id: session.user.id, role: membership.role },
  now,
});
