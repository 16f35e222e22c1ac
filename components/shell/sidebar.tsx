import { Settings } from 'lucide-react';
import { Kbd } from '@/components/ui/kbd';
import { routes } from '@/lib/foundation/routes';
import { ADMIN_ITEMS } from './admin-items';
import { BusinessSwitcher } from './business-switcher';
import { NAV_ITEMS } from './nav-items';
import { NavLink } from './nav-link';
import { NewPostButton } from './new-post-button';
import type { ShellBusiness, ShellUser } from './shell-types';
import { UserMenu } from './user-menu';

interface SidebarProps {
  user: ShellUser;
  business: ShellBusiness;
  businesses: ShellBusiness[];
}

const linkClasses = [
  'flex h-8 items-center gap-2.5 rounded-md px-2 text-base font-medium text-muted transition-colors duration-100',
  'hover:bg-hover hover:text-foreground aria-[current=page]:bg-hover aria-[current=page]:text-foreground',
  '[&_svg]:size-4 aria-[current=page]:[&_svg]:text-accent-text',
].join(' ');

export function Sidebar({ user, business, businesses }: SidebarProps) {
  const dashboard = routes.dashboard(business.slug);
  return (
    <aside
      aria-label="Workspace"
      className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col gap-5 border-r bg-canvas p-3 md:flex"
    >
      <div className="flex flex-col gap-3">
        <BusinessSwitcher business={business} businesses={businesses} />
        <NewPostButton business={business.slug} className="w-full" />
      </div>
      <nav aria-label="Main" className="flex flex-1 flex-col gap-0.5 overflow-y-auto">
        {NAV_ITEMS.map(({ label, icon: Icon, href, key }) => (
          <NavLink key={label} href={href(business.slug)} dashboard={dashboard} className={linkClasses}>
            <Icon aria-hidden />
            <span className="flex-1">{label}</span>
            <span aria-hidden className="opacity-0 transition-opacity group-hover:opacity-100">
              <Kbd keys={`g ${key}`} />
            </span>
          </NavLink>
        ))}
        <NavLink href={routes.settings(business.slug)} dashboard={dashboard} className={linkClasses}>
          <Settings aria-hidden />
          Settings
        </NavLink>
        {user.isAdmin && (
          <>
            <p className="px-2 pt-5 pb-1 text-xs font-medium text-muted">Admin</p>
            {ADMIN_ITEMS.map(({ label, icon: Icon, href }) => (
              <NavLink key={label} href={href()} dashboard={dashboard} className={linkClasses}>
                <Icon aria-hidden />
                {label}
              </NavLink>
            ))}
          </>
        )}
      </nav>
      <UserMenu user={user} />
    </aside>
  );
}
