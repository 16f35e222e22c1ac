import { type ReactNode, Suspense } from 'react';
import { SWRConfig } from 'swr';
import type { WorkersSeen } from '@/lib/contracts/health';
import { swrKeys } from '@/lib/contracts/swr-keys';
import { BottomBar } from './bottom-bar';
import { BusinessSwitcher } from './business-switcher';
import type { ShellBusiness, ShellUser } from './shell-types';
import { Shortcuts } from './shortcuts';
import { Sidebar } from './sidebar';
import { SkipLink } from './skip-link';
import { UserMenu } from './user-menu';
import { WorkerBanner } from './worker-banner';

interface AppShellProps {
  user: ShellUser;
  business: ShellBusiness;
  businesses: ShellBusiness[];
  workers: Promise<WorkersSeen>;
  children: ReactNode;
}

/** The frame around every room: sidebar on wide screens; a top line and a bottom bar on phones. */
export function AppShell({ user, business, businesses, workers, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <Sidebar user={user} business={business} businesses={businesses} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-2 border-b bg-background px-2.5 md:hidden">
          <div className="min-w-0">
            <BusinessSwitcher business={business} businesses={businesses} />
          </div>
          <UserMenu user={user} business={business.slug} />
        </header>
        <SWRConfig value={{ fallback: { [swrKeys.workers()]: workers } }}>
          <Suspense>
            <WorkerBanner />
          </Suspense>
        </SWRConfig>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[84rem] flex-1 px-4 pt-6 pb-28 outline-none sm:px-6 md:py-8 lg:px-10"
        >
          {children}
        </main>
      </div>
      <BottomBar business={business.slug} />
      <Shortcuts business={business.slug} />
    </div>
  );
}
