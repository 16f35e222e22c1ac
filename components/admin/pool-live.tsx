'use client';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { usePool } from '@/lib/client/use-pool';
import { PoolChart } from './pool-chart';
import { PoolNumbers } from './pool-numbers';
import { PoolTables } from './pool-tables';

/** The pool of this process, every two seconds: numbers, the last minutes, and what it has been through. */
export function PoolLive() {
  const { pool, history, problem, isValidating, refresh } = usePool();
  return (
    <div className="flex flex-col gap-5">
      {problem && (
        <ErrorState
          title={pool ? 'These numbers are out of date' : 'The pool could not be read'}
          cause={problem.message}
          code={problem.code}
          requestId={problem.requestId}
          onRetry={() => void refresh()}
          retrying={isValidating}
        />
      )}
      {pool && (
        <>
          <PoolNumbers pool={pool} />
          <Card>
            <CardHeader
              title="Last five minutes"
              description="As seen by this page; nothing is drawn while it is hidden."
            />
            <CardBody>
              <PoolChart history={history} size={pool.size} most={pool.size + pool.max_overflow} />
            </CardBody>
          </Card>
          <PoolTables pool={pool} />
        </>
      )}
    </div>
  );
}
