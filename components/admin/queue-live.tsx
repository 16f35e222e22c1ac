'use client';
import { ErrorState } from '@/components/ui/error-state';
import { useQueue } from '@/lib/client/use-queue';
import { PunctualityPanel } from './punctuality-panel';
import { QueueNumbers } from './queue-numbers';
import { WorkerTable } from './worker-table';

/** What waits, how late posts went out, and who publishes, every ten seconds. */
export function QueueLive() {
  const { queue, problem, isValidating, refresh } = useQueue();
  return (
    <div className="flex flex-col gap-5">
      {problem && (
        <ErrorState
          title={queue ? 'This page is out of date' : 'The queue could not be read'}
          cause={problem.message}
          code={problem.code}
          requestId={problem.requestId}
          onRetry={() => void refresh()}
          retrying={isValidating}
        />
      )}
      {queue && (
        <>
          <QueueNumbers depth={queue.depth} nextDueAt={queue.nextDueAt} />
          <PunctualityPanel punctuality={queue.punctuality} />
          <WorkerTable workers={queue.workers} />
        </>
      )}
    </div>
  );
}
