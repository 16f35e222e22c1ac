'use client';
import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd';

interface TooltipProps {
  content: ReactNode;
  /** The key that does the same, such as `c` or `g d`. */
  shortcut?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** The trigger: it must have its own accessible name, for touch shows no tooltip. */
  children: ReactElement;
}

/** Says more about a control on hover and focus. */
export function Tooltip({ content, shortcut, side = 'top', children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} side={side} className="z-50">
          <BaseTooltip.Popup className="popup flex max-w-64 items-center gap-2 rounded-md border bg-overlay px-2 py-1 text-sm text-foreground shadow-md">
            {content}
            {shortcut && <Kbd keys={shortcut} />}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

export const TooltipProvider = BaseTooltip.Provider;
