import type { ComponentProps } from 'react';
import { cn } from './cn';

/**
 * A table that scrolls sideways inside itself on narrow screens. Give it a `<caption className="sr-only">`, and `scrolls`, the
 * name of what scrolls, where nothing in its rows takes the focus: the keyboard must reach what is out of sight.
 */
export function Table({ className, scrolls, ...props }: ComponentProps<'table'> & { scrolls?: string }) {
  const reachable = scrolls ? { role: 'region', 'aria-label': scrolls, tabIndex: 0 } : {};
  return (
    <div {...reachable} className="w-full overflow-x-auto">
      <table {...props} className={cn('w-full border-collapse text-base tabular-nums', className)} />
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<'thead'>) {
  return <thead {...props} className={cn('border-b text-left', className)} />;
}

export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr {...props} className={cn('border-b last:border-b-0 [tbody_&]:hover:bg-sunken', className)} />;
}

export function TableHeaderCell({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...props}
      className={cn('px-4 py-2 text-sm font-medium whitespace-nowrap text-muted first:pl-5 last:pr-5', className)}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td {...props} className={cn('px-4 py-3 align-middle first:pl-5 last:pr-5', className)} />;
}
