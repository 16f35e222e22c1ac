'use client';
import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';
import { SWRConfig } from 'swr';
import { ToastProvider } from '@/components/ui/toast';
import { TooltipProvider } from '@/components/ui/tooltip';
import { retryPolicy } from '@/lib/client/retry-policy';

/** What every page needs around it: theme, client cache, tooltips, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <SWRConfig value={retryPolicy}>
        <TooltipProvider delay={400}>
          <ToastProvider>{children}</ToastProvider>
        </TooltipProvider>
      </SWRConfig>
    </ThemeProvider>
  );
}
