import { notFound } from 'next/navigation';
import type { SignedIn } from './read-session';
import { requireUser } from './require-user';

/** The operator of the product; for everybody else the page does not exist. */
export async function requireAdmin(next: string): Promise<SignedIn> {
  const session = await requireUser(next);
  if (!session.user.isAdmin) notFound();
  return session;
}
