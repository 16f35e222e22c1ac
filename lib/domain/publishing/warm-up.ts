import { caches } from '@/lib/data/cache/instances';
import { pool } from '@/lib/data/db/pool';
import { byColumn, run } from '@/lib/data/db/sql';
import { markSending, openAttempts } from '@/lib/data/db/statements/ledger';
import { type SettledClaim, settleClaims } from '@/lib/data/db/statements/settlement';
import { accountsWithTokens } from '@/lib/data/db/statements/tokens';
import { vault } from '@/lib/data/vault';

/** No row has this id. */
const NOBODY = '';

/** What a publication runs, once for a post that is not there: the first one of a process need not wait for plans and keys. */
export async function warmUp(): Promise<void> {
  vault();
  await caches().start();
  await run(pool(), openAttempts, [[NOBODY], ['0'], [NOBODY], [NOBODY]]);
  await run(pool(), accountsWithTokens, [[NOBODY], [NOBODY]]);
  await run(pool(), markSending, [[NOBODY], ['0'], [NOBODY], 0, 0]);
  const nothing: SettledClaim = [
    ...([NOBODY, '0', '{}', 'pending', null, 0, null, null, null, NOBODY, 'unknown', NOBODY, null] as const),
    ...([null, null, null, null, null, null] as const),
  ];
  await run(pool(), settleClaims, byColumn([nothing]));
}
