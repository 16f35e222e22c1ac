import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { currentSession } from '@/lib/server/auth/session';

/** Draws the shell around the operator's pages, with the way back to the businesses. Each page authorises for itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  const businesses = session?.memberships.map(({ slug, name }) => ({ slug, name })) ?? [];
  const [business] = businesses;
  if (!session || !business) return <main id="main">{children}</main>;
  return (
    <AppShell user={session.user} business={business} businesses={businesses}>
      {children}
    </AppShell>
  );
}
