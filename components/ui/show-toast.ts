import { Toast } from '@base-ui/react/toast';

export type ToastTone = 'info' | 'success' | 'danger';

export interface ToastOptions {
  title: string;
  description?: string;
  tone?: ToastTone;
  /** One thing to do about it. `onClick` runs once; the toast then closes. */
  action?: { label: string; onClick: () => void };
  timeoutMs?: number;
}

const UNDO_MS = 10_000;

export const toastManager = Toast.createToastManager();

/** Tells the person what just happened, aloud too. Stays 10 s, time enough to undo. Returns the id. */
export function showToast({ title, description, tone = 'info', action, timeoutMs = UNDO_MS }: ToastOptions): string {
  const id = toastManager.add({
    title,
    description,
    type: tone,
    timeout: timeoutMs,
    priority: tone === 'danger' ? 'high' : 'low',
    actionProps: action && {
      children: action.label,
      onClick: () => {
        toastManager.close(id);
        action.onClick();
      },
    },
  });
  return id;
}
