'use client';
import { Hourglass } from 'lucide-react';
import { describeSpan } from '@/lib/client/describe-lateness';
import { useWorkers } from '@/lib/client/use-workers';
import { SECOND } from '@/lib/foundation/time';

/** Above every page while nothing is published, whatever the business. Comes and goes by itself. */
export function WorkerBanner() {
  const workers = useWorkers();
  const silent = workers?.silent_seconds;
  return (
    <div role="status" aria-label="Publishing">
      {workers?.status === 'missing' && (
        <div className="flex items-start gap-2.5 border-b bg-warning-subtle px-4 py-2.5 text-sm text-warning-text sm:px-6 lg:px-10">
          <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0" />
          <p className="min-w-0">
            <strong className="font-medium">
              Posts are waiting: no worker has been seen
              {/* Heard once, not at every look. */}
              <span aria-hidden>{silent == null ? '' : ` for ${describeSpan(silent * SECOND)}`}</span>.
            </strong>{' '}
            Nothing is lost; what is due goes out when one runs. If you run this product, start one with{' '}
            <code className="font-mono">npm run worker</code>; otherwise tell the person who does.
          </p>
        </div>
      )}
    </div>
  );
}
