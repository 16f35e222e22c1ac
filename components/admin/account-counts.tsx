import { cn } from '@/components/ui/cn';
import type { Network } from '@/lib/contracts/networks';

/** Accounts of all businesses by their state. */
export function AccountCounts({ accounts }: { accounts: Network['accounts'] }) {
  const { connected, reconnectRequired, disconnected, refreshFailing } = accounts;
  if (connected + reconnectRequired + disconnected === 0) return 'No account has been connected yet.';
  const readings = [
    { count: connected, words: 'connected', isAlarming: false },
    { count: refreshFailing, words: 'of these with a failing refresh', isAlarming: refreshFailing > 0 },
    { count: reconnectRequired, words: 'to be reconnected', isAlarming: reconnectRequired > 0 },
    { count: disconnected, words: 'disconnected', isAlarming: false },
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 tabular-nums">
      {readings.map(({ count, words, isAlarming }) => (
        <li key={words} className={cn(isAlarming && 'font-medium text-warning-text')}>
          {count.toLocaleString('en-GB')} {words}
        </li>
      ))}
    </ul>
  );
}
