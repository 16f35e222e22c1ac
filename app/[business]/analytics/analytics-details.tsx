import { FollowersCard } from '@/components/analytics/followers-card';
import { HeatCard } from '@/components/analytics/heat-card';
import { NetworksCard } from '@/components/analytics/networks-card';
import type { ParsedAnalytics } from '@/components/analytics/parse-analytics';
import { RankingCards } from '@/components/analytics/ranking-cards';
import { addDays } from '@/lib/contracts/analytics-reports';
import { dayInZone } from '@/lib/contracts/zoned-day';
import type { BusinessContext } from '@/lib/domain/context';
import { cachedFollowers, cachedHeatmap, cachedPlatforms, cachedRanking } from '@/lib/server/reads/analytics';

export interface SectionProps {
  ctx: BusinessContext;
  asked: ParsedAnalytics;
}

const RANKED = 5;
/** A post gets most of its numbers in these days: among the fewest it would be for its age alone. */
const YOUNG_DAYS = 3;

export async function Networks({ ctx, asked }: SectionProps) {
  return <NetworksCard report={await cachedPlatforms(ctx, asked.query)} />;
}

export async function Ranking({ ctx, asked: { query, choice } }: SectionProps) {
  const ranked = { ...query, measure: choice.measure, limit: RANKED };
  const grown = addDays(dayInZone(ctx.now, ctx.business.timeZone), -YOUNG_DAYS);
  const isYoung = grown < query.to;
  const to = isYoung ? grown : query.to;
  const [top, bottom] = await Promise.all([
    cachedRanking(ctx, { ...ranked, order: 'top' }),
    to < query.from ? null : cachedRanking(ctx, { ...ranked, to, order: 'bottom' }),
  ]);
  return <RankingCards top={top} bottom={bottom} leftOut={isYoung ? YOUNG_DAYS : 0} business={ctx.business} />;
}

export async function Hours({ ctx, asked: { query, choice } }: SectionProps) {
  return <HeatCard heatmap={await cachedHeatmap(ctx, { ...query, measure: choice.measure })} />;
}

export async function Followers({ ctx, asked }: SectionProps) {
  return <FollowersCard followers={await cachedFollowers(ctx, asked.query)} />;
}
