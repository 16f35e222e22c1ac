'use client';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { networkAlerts } from '@/lib/client/network-alerts';
import { useNetworks } from '@/lib/client/use-networks';
import { routes } from '@/lib/foundation/routes';

const TONES = {
  danger: 'bg-danger-subtle text-danger-text',
  warning: 'bg-warning-subtle text-warning-text',
} as const;

/** Above every page of the operator: what a network refuses or is about to. Nothing while all is well. */
export function NetworkAlerts() {
  const { networks } = useNetworks();
  const alerts = networks ? networkAlerts(networks.networks) : [];
  return (
    <div role="status" aria-label="Alerts">
      {alerts.length > 0 && (
        <ul className="mb-6 flex flex-col gap-2">
          {alerts.map(({ key, tone, text }) => (
            <li key={key} className={cn('flex items-start gap-2.5 rounded-md px-3 py-2 text-sm', TONES[tone])}>
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              <p className="min-w-0 flex-1">
                {text}{' '}
                <Link href={routes.adminNetworks()} className="font-medium whitespace-nowrap underline">
                  See networks
                </Link>
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
