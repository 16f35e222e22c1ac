'use client';
import { ErrorState } from '@/components/ui/error-state';
import { useNetworks } from '@/lib/client/use-networks';
import { JobTable } from './job-table';
import { NetworkPanel } from './network-panel';

/** The networks and the jobs, every ten seconds. */
export function NetworksLive() {
  const { networks, problem, isValidating, refresh } = useNetworks();
  return (
    <div className="flex flex-col gap-5">
      {problem && (
        <ErrorState
          title={networks ? 'This page is out of date' : 'The networks could not be read'}
          cause={problem.message}
          code={problem.code}
          requestId={problem.requestId}
          onRetry={() => void refresh()}
          retrying={isValidating}
        />
      )}
      {networks && (
        <>
          <div className="grid grid-cols-1 gap-5 xl:grid-cols-2 xl:items-start">
            {networks.networks.map((network) => (
              <NetworkPanel key={network.platform} network={network} onChange={refresh} />
            ))}
          </div>
          <JobTable jobs={networks.jobs} />
        </>
      )}
    </div>
  );
}
