'use client';
import { Check, ChevronsUpDown, Settings } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Avatar } from '@/components/ui/avatar';
import { DropdownMenu, MenuLabel, MenuLink, MenuSeparator } from '@/components/ui/dropdown-menu';
import { routes } from '@/lib/foundation/routes';
import { isInRoom, NAV_ITEMS } from './nav-items';
import type { ShellBusiness } from './shell-types';

interface BusinessSwitcherProps {
  business: ShellBusiness;
  businesses: ShellBusiness[];
}

/** Goes to the same room of another business. */
export function BusinessSwitcher({ business, businesses }: BusinessSwitcherProps) {
  const pathname = usePathname();
  const dashboard = routes.dashboard(business.slug);
  const room = NAV_ITEMS.find((item) => isInRoom(pathname, item.href(business.slug), dashboard));
  const addressOf = (slug: string): string => room?.href(slug) ?? routes.dashboard(slug);
  const trigger = (
    <button
      type="button"
      aria-label={`Business: ${business.name}. Switch business`}
      className="flex h-10 w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover data-popup-open:bg-hover"
    >
      <Avatar name={business.name} shape="square" />
      <span className="min-w-0 flex-1 truncate font-semibold">{business.name}</span>
      <ChevronsUpDown aria-hidden className="-mr-0.5 size-3.5 shrink-0 text-muted" />
    </button>
  );
  return (
    <DropdownMenu trigger={trigger} align="start" className="w-60">
      <MenuLabel>Businesses</MenuLabel>
      {businesses.map((each) => (
        <MenuLink
          key={each.slug}
          render={<Link href={addressOf(each.slug)} />}
          aria-current={each.slug === business.slug || undefined}
        >
          <Avatar name={each.name} shape="square" className="size-5 text-[0.5625rem]" />
          <span className="flex-1 truncate">{each.name}</span>
          {each.slug === business.slug && <Check aria-hidden />}
        </MenuLink>
      ))}
      <MenuSeparator />
      <MenuLink render={<Link href={routes.settings(business.slug)} />}>
        <Settings aria-hidden />
        Settings
      </MenuLink>
    </DropdownMenu>
  );
}
