import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { requireBusiness } from '@/lib/server/auth/require-business';
import { checkWorkers } from '@/lib/server/health/check-workers';

interface BusinessLayoutProps {
  params: Promise<{ business: string }>;
  children: ReactNode;
}

/** Draws the shell. Each page below authorises for itself: a layout is not rendered again on every navigation. */
export default async function BusinessLayout({ params, children }: BusinessLayoutProps) {
  const { user, business, businesses } = await requireBusiness((await params).business);
  return (
    <AppShell user={user} business={business} businesses={businesses} workers={checkWorkers()}>
      {children}
    </AppShell>
  );
}
