'use client';
import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { buttonVariants } from './button-variants';
import { cn } from './cn';

interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The element that opens it, when it is not controlled from outside. */
  trigger?: ReactElement;
  /** Actions at the bottom, the main one last. */
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A modal layer: traps focus, gives it back, closes on Esc. On a phone it rises from the bottom edge. */
export function Dialog({ title, description, trigger, footer, className, children, ...root }: DialogProps) {
  return (
    <BaseDialog.Root {...root} onOpenChange={(open) => root.onOpenChange?.(open)}>
      {trigger && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          className={cn(
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-xl border bg-overlay shadow-lg outline-none',
            'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[28rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-1/2 sm:rounded-xl',
            'transition-[opacity,translate] duration-150 ease-out data-ending-style:opacity-0 data-starting-style:opacity-0',
            'max-sm:data-ending-style:translate-y-8 max-sm:data-starting-style:translate-y-8',
            className,
          )}
        >
          <header className="flex items-start gap-4 px-5 pt-5 pb-3">
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
              {description && <BaseDialog.Description className="text-muted">{description}</BaseDialog.Description>}
            </div>
            <BaseDialog.Close
              aria-label="Close"
              className={cn(buttonVariants({ variant: 'ghost', size: 'icon-sm' }), '-mt-1 -mr-1.5')}
            >
              <X aria-hidden />
            </BaseDialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t bg-sunken px-5 py-3 sm:rounded-b-xl">
              {footer}
            </footer>
          )}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
