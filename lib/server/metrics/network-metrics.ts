import { PLATFORMS } from '@/lib/contracts/platform';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { accountsByStatus, pauses } from '@/lib/data/db/statements/networks';
import type { Metric } from './prometheus-text';

const STATES = ['connected', 'reconnect_required', 'disconnected', 'refresh_failing'] as const;

/** Each network as the product stands with it: zeros too, so that a graph has no holes. */
export async function networkMetrics(): Promise<Metric[]> {
  const [accounts, resting] = await Promise.all([run(pool(), accountsByStatus, []), run(pool(), pauses, [])]);
  return [
    {
      name: 'network_paused',
      type: 'gauge',
      help: 'Whether publishing to the network rests, after it refused the app as a whole.',
      samples: PLATFORMS.map((network) => ({
        labels: { network },
        value: resting.some(({ platform }) => platform === network) ? 1 : 0,
      })),
    },
    {
      name: 'network_accounts',
      type: 'gauge',
      help: 'Accounts by state; refresh_failing are among the connected.',
      samples: PLATFORMS.flatMap((network) =>
        STATES.map((state) => ({
          labels: { network, state },
          value: accounts.find(({ platform }) => platform === network)?.[state] ?? 0,
        })),
      ),
    },
  ];
}
