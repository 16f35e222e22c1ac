import { Plus } from 'lucide-react';
import Link from 'next/link';
import { Fragment } from 'react';
import { routes } from '@/lib/foundation/routes';
import { NAV_ITEMS } from './nav-items';
import { NavLink } from './nav-link';

/** As many as a thumb finds; the account menu leads to the others. */
const ITEMS = NAV_ITEMS.slice(0, 4);
const HALF = ITEMS.length / 2;

/** The rooms under the thumb, with "new post" in the middle. */
export function BottomBar({ business }: { business: string }) {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-40 grid grid-cols-5 items-center border-t bg-canvas pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {ITEMS.map(({ label, icon: Icon, href }, index) => (
        <Fragment key={label}>
          {index === HALF && (
            <Link
              href={routes.compose(business)}
              aria-label="New post"
              className="flex size-11 items-center justify-center justify-self-center rounded-xl bg-accent text-accent-foreground shadow-sm"
            >
              <Plus aria-hidden className="size-5" />
            </Link>
          )}
          <NavLink
            href={href(business)}
            dashboard={routes.dashboard(business)}
            className="flex h-14 flex-col items-center justify-center gap-1 text-xs font-medium text-muted aria-[current=page]:text-accent-text"
          >
            <Icon aria-hidden className="size-5" />
            {label}
          </NavLink>
        </Fragment>
      ))}
    </nav>
  );
}
