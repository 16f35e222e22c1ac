import { cn } from '@/components/ui/cn';
import { ZonedTime } from '@/components/ui/time';
import type { QueueDepth } from '@/lib/contracts/queue';

const READINGS = [
  { state: 'due', name: 'Due now', meaning: 'Their time has come within the last minute.' },
  { state: 'overdue', name: 'Overdue', meaning: 'Due for longer than a minute.', isAlarming: true },
  { state: 'sending', name: 'In flight', meaning: 'The request that publishes is under way.' },
  { state: 'putOff', name: 'Put off', meaning: 'Past their time by design: a retry, a limit, an account’s gap.' },
  { state: 'unknown', name: 'Unknown', meaning: 'Perhaps sent; the network is being asked.' },
  { state: 'needsAttention', name: 'Need attention', meaning: 'A person decides: send again, or it stands.' },
  { state: 'held', name: 'Held', meaning: 'Wait until their account is reconnected.' },
] as const satisfies readonly { state: keyof QueueDepth; name: string; meaning: string; isAlarming?: boolean }[];

/** Each number of the queue with what it means. */
export function QueueNumbers({ depth, nextDueAt }: { depth: QueueDepth; nextDueAt: string | null }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border md:grid-cols-4">
      {READINGS.map(({ state, name, meaning, ...more }) => {
        const isAlarming = 'isAlarming' in more && depth[state] > 0;
        return (
          <div key={state} className="flex flex-col gap-1 bg-surface p-4">
            <dt className="text-sm font-medium">{name}</dt>
            <dd className={cn('order-first text-3xl font-semibold tabular-nums', isAlarming && 'text-warning-text')}>
              {depth[state].toLocaleString('en-GB')}
              {isAlarming && <span className="sr-only"> (needs attention)</span>}
            </dd>
            <dd className="text-sm text-muted">{meaning}</dd>
          </div>
        );
      })}
      <div className="flex flex-col gap-1 bg-surface p-4">
        <dt className="text-sm font-medium">Next due</dt>
        <dd className="order-first text-xl font-semibold">
          {nextDueAt ? <ZonedTime at={nextDueAt} zone="UTC" hideViewer /> : 'None'}
        </dd>
        <dd className="text-sm text-muted">The next post or question whose time will come.</dd>
      </div>
    </dl>
  );
}
