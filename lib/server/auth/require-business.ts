import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { MembershipRole } from '@/lib/contracts/session';
import type { BusinessContext } from '@/lib/domain/context';
import { routes } from '@/lib/foundation/routes';
import { memberContext } from './context-of';
import { requireUser } from './require-user';

export interface Workspace {
  sessionId: string;
  user: { id: string; name: string; email: string; isAdmin: boolean };
  business: { id: string; slug: string; name: string; timeZone: string; role: MembershipRole };
  businesses: { slug: string; name: string }[];
  ctx: BusinessContext;
}

/**
 * What a page of a business stands on. Nobody signed in: redirected to sign in and back to `next`, the dashboard
 * unless given. Not a member, or no such business: the not-found page, the same for both.
 */
export const requireBusiness = cache(async (slug: string, next?: string): Promise<Workspace> => {
  const session = await requireUser(next ?? routes.dashboard(slug));
  const ctx = memberContext(session, slug, new Date());
  if (ctx?.actor.type !== 'user') notFound();
  return {
    sessionId: session.sessionId,
    user: session.user,
    business: { ...ctx.business, role: ctx.actor.role },
    businesses: session.memberships.map(({ slug, name }) => ({ slug, name })),
    ctx,
  };
});
