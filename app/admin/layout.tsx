import Link from 'next/link';
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/shell/brand';
import { SkipLink } from '@/components/shell/skip-link';
import { ThemeToggle } from '@/components/shell/theme-toggle';
import { routes } from '@/lib/foundation/routes';

/** The operator's frame. Each page below authorises for itself. */
export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex h-14 items-center gap-6 border-b px-4 sm:px-6 lg:px-10">
        <Link href="/" className="flex items-center rounded-md">
          <BrandMark />
        </Link>
        <nav aria-label="Operation" className="flex flex-1 gap-4">
          <Link href={routes.adminPool()} aria-current="page" className="font-medium">
            Pool
          </Link>
        </nav>
        <ThemeToggle />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[84rem] flex-1 px-4 py-6 outline-none sm:px-6 md:py-8 lg:px-10"
      >
        {children}
      </main>
    </div>
  );
}
