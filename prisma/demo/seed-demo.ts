import { PLATFORMS, type Platform } from '@/lib/contracts/platform';
import { withTransaction } from '@/lib/data/db/transaction';
import { connectAccounts } from '@/lib/domain/accounts/connect-accounts';
import type { BusinessContext } from '@/lib/domain/context';
import type { DiscoveredAccount } from '@/lib/platforms/platform';
import type { World } from '@/lib/sandbox/world';
import { discoverAccount } from './discover-account';
import { storePictures } from './pictures';
import { planAhead } from './plan-ahead';
import { postOnFakes } from './post-on-fakes';
import { writeYear } from './write-year';

/**
 * Gives a business of the demo its accounts on the fakes, a year of posts that stand there with the numbers that were read
 * of them, and what it has planned. Accounts and past come all or not at all.
 */
export async function seedDemo(ctx: BusinessContext, world: World): Promise<void> {
  const discovered = new Map<Platform, DiscoveredAccount>();
  for (const platform of PLATFORMS) discovered.set(platform, await discoverAccount(platform, ctx.now));
  const pictures = await storePictures(ctx, world);
  const said = await postOnFakes(ctx, world, pictures);
  const accounts = await withTransaction(async (tx) => {
    const ids = new Map<Platform, string>();
    for (const [platform, account] of discovered) {
      const { accountIds } = await connectAccounts(tx, ctx, platform, [account]);
      for (const id of accountIds) ids.set(platform, id);
    }
    await writeYear(tx, ctx, { said, accounts: ids });
    return ids;
  });
  await planAhead(ctx, { accounts, pictures, firstText: said.length });
}
