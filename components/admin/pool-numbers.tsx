import { cn } from '@/components/ui/cn';
import type { PoolSnapshot } from '@/lib/contracts/health';

interface Reading {
  name: string;
  value: number;
  meaning: string;
  isAlarming?: boolean;
}

const readingsOf = (pool: PoolSnapshot): Reading[] => [
  { name: 'Checked out', value: pool.checked_out, meaning: 'In use by a request or the worker right now.' },
  { name: 'Available', value: pool.available, meaning: 'Open and idle, ready at once.' },
  {
    name: 'Overflow',
    value: pool.overflow,
    meaning: `Open above the base of ${pool.size}; at most ${pool.max_overflow}, closed again when idle.`,
    isAlarming: pool.overflow >= pool.max_overflow && pool.max_overflow > 0,
  },
  {
    name: 'Waiting',
    value: pool.waiting,
    meaning: `Callers in the queue; each gives up after ${pool.timeout_ms / 1000} s.`,
    isAlarming: pool.waiting > 0,
  },
  { name: 'Open', value: pool.total, meaning: 'Connections to PostgreSQL altogether.' },
  { name: 'Size', value: pool.size, meaning: 'Connections kept open when nothing happens.' },
];

/** Each number of the pool with what it means. */
export function PoolNumbers({ pool }: { pool: PoolSnapshot }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border md:grid-cols-3 xl:grid-cols-6">
      {readingsOf(pool).map(({ name, value, meaning, isAlarming }) => (
        <div key={name} className="flex flex-col gap-1 bg-surface p-4">
          <dt className="text-sm font-medium">{name}</dt>
          <dd className={cn('order-first text-3xl font-semibold tabular-nums', isAlarming && 'text-warning-text')}>
            {value}
            {isAlarming && <span className="sr-only"> (needs attention)</span>}
          </dd>
          <dd className="text-sm text-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
