'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { isInRoom } from './nav-items';

interface NavLinkProps {
  href: string;
  /** The address that begins all others of this business. */
  dashboard: string;
  className: string;
  children: ReactNode;
}

/** A link to a room that knows whether the person is in it. */
export function NavLink({ href, dashboard, className, children }: NavLinkProps) {
  const here = isInRoom(usePathname(), href, dashboard);
  return (
    <Link href={href} aria-current={here ? 'page' : undefined} className={cn('group', className)}>
      {children}
    </Link>
  );
}
