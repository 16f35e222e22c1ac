import { redirect } from 'next/navigation';
import { routes } from '@/lib/foundation/routes';
import type { SignedIn } from './read-session';
import { currentSession } from './session';

/** The signed-in person; anybody else is sent to sign in and comes back to `next`. */
export async function requireUser(next: string): Promise<SignedIn> {
  const session = await currentSession();
  if (!session) redirect(routes.signIn(next));
  return session;
}
