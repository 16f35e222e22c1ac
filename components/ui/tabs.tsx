'use client';
import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ComponentProps } from 'react';
import { cn } from './cn';

type Styled<Component extends React.ElementType> = Omit<ComponentProps<Component>, 'className'> & {
  className?: string;
};

/** Views of one thing: `<Tabs defaultValue><TabList><Tab value/></TabList><TabPanel value/></Tabs>`. */
export const Tabs = BaseTabs.Root;

export function TabList({ className, children, ...props }: Styled<typeof BaseTabs.List>) {
  return (
    <BaseTabs.List {...props} className={cn('relative flex gap-1 overflow-x-auto border-b', className)}>
      {children}
      <BaseTabs.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-[translate,width] duration-150" />
    </BaseTabs.List>
  );
}

export function Tab({ className, ...props }: Styled<typeof BaseTabs.Tab>) {
  return (
    <BaseTabs.Tab
      {...props}
      className={cn(
        'flex h-9 items-center gap-1.5 rounded-t-md px-3 text-base whitespace-nowrap text-muted hover:text-foreground',
        'focus-visible:-outline-offset-2 data-active:font-medium data-active:text-foreground',
        className,
      )}
    />
  );
}

export function TabPanel({ className, ...props }: Styled<typeof BaseTabs.Panel>) {
  return <BaseTabs.Panel {...props} className={cn('rounded-md pt-4', className)} />;
}
