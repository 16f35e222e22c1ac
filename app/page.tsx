import { redirect } from 'next/navigation';
import { routes } from '@/lib/foundation/routes';
import { requireUser } from '@/lib/server/auth/require-user';

/** GET /: the dashboard of the person's first business. */
export default async function HomePage() {
  const { memberships } = await requireUser(routes.home());
  const [first] = memberships;
  redirect(first ? routes.dashboard(first.slug) : routes.signUp());
}
