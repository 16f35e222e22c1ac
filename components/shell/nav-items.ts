import { CalendarDays, ChartNoAxesColumn, House, LayoutList, type LucideIcon, Users } from 'lucide-react';
import { routes } from '@/lib/foundation/routes';

export interface NavItem {
  label: string;
  icon: LucideIcon;
  href: (business: string) => string;
  /** Pressed after `g`. */
  key: string;
}

/** The rooms of a business, in the order of the sidebar and the shortcut sheet; the bottom bar has the first four. */
export const NAV_ITEMS: readonly NavItem[] = [
  { label: 'Dashboard', icon: House, href: routes.dashboard, key: 'd' },
  { label: 'Calendar', icon: CalendarDays, href: routes.calendar, key: 'c' },
  { label: 'Posts', icon: LayoutList, href: routes.posts, key: 'h' },
  { label: 'Analytics', icon: ChartNoAxesColumn, href: routes.analytics, key: 'n' },
  { label: 'Accounts', icon: Users, href: routes.accounts, key: 'a' },
];

/** Whether `pathname` lies in the room at `href`; the dashboard's address begins every other one. */
export const isInRoom = (pathname: string, href: string, dashboard: string): boolean =>
  pathname === href || (href !== dashboard && pathname.startsWith(`${href}/`));
