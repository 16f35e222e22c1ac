'use client';
import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';

interface PopoverProps {
  trigger: ReactElement;
  title: ReactNode;
  /** Hides the title from sight, not from screen readers. */
  hideTitle?: boolean;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: 'start' | 'center' | 'end';
  className?: string;
  children: ReactNode;
}

/** A small non-modal layer beside what opened it. */
export function Popover({ trigger, title, hideTitle, align = 'center', className, children, ...root }: PopoverProps) {
  return (
    <BasePopover.Root {...root} onOpenChange={(open) => root.onOpenChange?.(open)}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={6} align={align} className="z-50">
          <BasePopover.Popup
            className={cn(
              'popup w-72 max-w-[calc(100vw-2rem)] rounded-lg border bg-overlay p-3 shadow-lg outline-none',
              className,
            )}
          >
            <BasePopover.Title className={cn('mb-2 text-sm font-medium', hideTitle && 'sr-only')}>
              {title}
            </BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
