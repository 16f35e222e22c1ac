'use client';
import { Keyboard, LogOut, Settings, Users } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/components/ui/cn';
import { DropdownMenu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/dropdown-menu';
import { showToast } from '@/components/ui/show-toast';
import { authClient } from '@/lib/client/auth-client';
import { routes } from '@/lib/foundation/routes';
import { ADMIN_ITEMS } from './admin-items';
import { openShortcutSheet } from './open-shortcut-sheet';
import type { ShellUser } from './shell-types';
import { ThemeChoice } from './theme-choice';

/** Who is signed in, the theme, the keys, and the way out. `business`, where no sidebar is: the picture alone, and its rooms that the bottom bar has no place for. */
export function UserMenu({ user, business }: { user: ShellUser; business?: string }) {
  const compact = business !== undefined;
  const [leaving, setLeaving] = useState(false);

  async function signOut() {
    setLeaving(true);
    const { error } = await authClient.signOut();
    if (!error) return window.location.assign(routes.signIn());
    setLeaving(false);
    showToast({ title: 'You are still signed in', description: error.message, tone: 'danger' });
  }

  const trigger = (
    <button
      type="button"
      aria-label={`${user.name}: account menu`}
      className={cn(
        'flex min-w-0 items-center gap-2.5 rounded-md text-left hover:bg-hover data-popup-open:bg-hover',
        compact ? 'size-10 justify-center' : 'h-11 w-full px-1.5',
      )}
    >
      <Avatar name={user.name} />
      {!compact && (
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{user.name}</span>
          <span className="block truncate text-xs text-muted">{user.email}</span>
        </span>
      )}
    </button>
  );
  return (
    <DropdownMenu
      trigger={trigger}
      align={compact ? 'end' : 'start'}
      side={compact ? 'bottom' : 'top'}
      className="w-56"
    >
      <ThemeChoice />
      <MenuSeparator />
      {business && (
        <>
          <MenuLink render={<Link href={routes.accounts(business)} />}>
            <Users aria-hidden />
            Accounts
          </MenuLink>
          <MenuLink render={<Link href={routes.settings(business)} />}>
            <Settings aria-hidden />
            Settings
          </MenuLink>
        </>
      )}
      {compact &&
        user.isAdmin &&
        ADMIN_ITEMS.map(({ label, icon: Icon, href }) => (
          <MenuLink key={label} render={<Link href={href()} />}>
            <Icon aria-hidden />
            {label}
          </MenuLink>
        ))}
      <MenuItem onClick={openShortcutSheet}>
        <Keyboard aria-hidden />
        Keyboard shortcuts
      </MenuItem>
      <MenuItem onClick={() => void signOut()} disabled={leaving}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </DropdownMenu>
  );
}
