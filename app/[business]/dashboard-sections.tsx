import { FirstSteps } from '@/components/dashboard/first-steps';
import { LastNumbers } from '@/components/dashboard/last-numbers';
import { NeedsAHand } from '@/components/dashboard/needs-a-hand';
import { Totals } from '@/components/dashboard/totals';
import { UpNext } from '@/components/dashboard/up-next';
import type { Dashboard } from '@/lib/contracts/dashboard';
import { type BusinessContext, can } from '@/lib/domain/context';
import { cachedFirstScreen } from '@/lib/server/reads/dashboard';

const hasPosts = ({ next, troubled, totals }: Dashboard): boolean =>
  next.length > 0 || troubled.length > 0 || totals.published + totals.failed + totals.pending > 0;

/** The dashboard's content, or the first steps while there is nothing to show. */
export async function DashboardSections({ ctx }: { ctx: BusinessContext }) {
  const { dashboard, series } = await cachedFirstScreen(ctx);
  const { business } = ctx;
  if (!hasPosts(dashboard)) return <FirstSteps business={business.slug} hasAccounts={dashboard.hasAccounts} />;
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
      <div className="flex min-w-0 flex-col gap-5">
        <NeedsAHand
          posts={dashboard.troubled}
          accounts={dashboard.atRisk}
          canManage={can(ctx.actor, 'manage_accounts')}
          business={business}
        />
        <UpNext posts={dashboard.next} business={business} />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <Totals dashboard={dashboard} zone={business.timeZone} />
        <LastNumbers
          series={series}
          published={dashboard.totals.published}
          hasAccounts={dashboard.hasAccounts}
          business={business.slug}
        />
      </div>
    </div>
  );
}
