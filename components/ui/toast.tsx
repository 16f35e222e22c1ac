'use client';
import { Toast as BaseToast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonVariants } from './button-variants';
import { cn } from './cn';
import { type ToastTone, toastManager } from './show-toast';

const TONES = {
  info: { icon: Info, className: 'text-accent-text' },
  success: { icon: CircleCheck, className: 'text-success-text' },
  danger: { icon: CircleAlert, className: 'text-danger-text' },
} as const satisfies Record<ToastTone, unknown>;

const toneOf = (type: string | undefined) => TONES[type === 'success' || type === 'danger' ? type : 'info'];

function ToastCard({ toast }: { toast: BaseToast.Root.ToastObject }) {
  const tone = toneOf(toast.type);
  const Icon = tone.icon;
  return (
    <BaseToast.Root
      toast={toast}
      swipeDirection={['right', 'down']}
      className={cn(
        'w-full rounded-lg border bg-overlay shadow-lg transition-[opacity,translate] duration-200 ease-out',
        'data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-4 data-starting-style:opacity-0',
      )}
    >
      <BaseToast.Content className="flex items-start gap-3 p-3">
        <Icon aria-hidden className={cn('mt-0.75 size-4 shrink-0', tone.className)} />
        <div className="flex min-w-0 flex-1 flex-col py-0.5">
          <BaseToast.Title className="font-medium" />
          <BaseToast.Description className="text-sm break-words text-muted" />
        </div>
        <BaseToast.Action className={cn(buttonVariants({ size: 'sm' }))} />
        <BaseToast.Close
          aria-label="Dismiss"
          className={cn(buttonVariants({ variant: 'ghost', size: 'icon-sm' }), 'size-7')}
        >
          <X aria-hidden />
        </BaseToast.Close>
      </BaseToast.Content>
    </BaseToast.Root>
  );
}

function ToastList() {
  const { toasts } = BaseToast.useToastManager();
  return toasts.map((toast) => <ToastCard key={toast.id} toast={toast} />);
}

/** Holds the toasts; stands once, around the whole application. Above the bottom bar on a phone. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <BaseToast.Provider toastManager={toastManager} limit={4}>
      {children}
      <BaseToast.Portal>
        <BaseToast.Viewport className="fixed right-4 bottom-20 left-4 z-60 flex flex-col gap-2 outline-none sm:left-auto sm:w-[24rem] lg:right-6 lg:bottom-6">
          <ToastList />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}
