import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** From one thing to all of its kind. */
export const BackLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="mb-3 inline-flex items-center gap-1.5 text-sm text-muted hover:text-foreground">
    <ArrowLeft aria-hidden className="size-4" />
    {children}
  </Link>
);
