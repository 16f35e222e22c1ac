import Link from 'next/link';
import { cn } from '@/components/ui/cn';

interface LinkChoiceProps {
  label: string;
  choices: readonly { label: string; href: string; isCurrent: boolean }[];
}

/** One of a few by links, so that each choice is an address: it can be kept, shared and gone back from. */
export function LinkChoice({ label, choices }: LinkChoiceProps) {
  return (
    <nav aria-label={label} className="inline-flex rounded-md border border-control/60 bg-surface p-0.5 shadow-xs">
      {choices.map(({ label, href, isCurrent }) => (
        <Link
          key={label}
          href={href}
          scroll={false}
          aria-current={isCurrent ? 'true' : undefined}
          className={cn(
            'flex h-8 items-center rounded-sm px-2.5 text-sm font-medium whitespace-nowrap text-muted hover:text-foreground sm:h-7',
            'aria-[current=true]:bg-accent-subtle aria-[current=true]:text-accent-text',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
