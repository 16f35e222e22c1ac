import { FollowersCard } from '@/components/analytics/followers-card';
import { HeatCard } from '@/components/analytics/heat-card';
import { NetworksCard } from '@/components/analytics/networks-card';
import type { ParsedAnalytics } from '@/components/analytics/parse-analytics';
import { RankingCards } from '@/components/analytics/ranking-cards';
import type { BusinessContext } from '@/lib/domain/context';
import { cachedFollowers, cachedHeatmap, cachedPlatforms, cachedRanking } from '@/lib/server/reads/analytics';

export interface SectionProps {
  ctx: BusinessContext;
  asked: ParsedAnalytics;
}

const RANKED = 5;

export async function Networks({ ctx, asked }: SectionProps) {
  return <NetworksCard report={await cachedPlatforms(ctx, asked.query)} />;
}

export async function Ranking({ ctx, asked: { query, choice } }: SectionProps) {
  const ranked = { ...query, measure: choice.measure, limit: RANKED };
  const [top, bottom] = await Promise.all([
    cachedRanking(ctx, { ...ranked, order: 'top' }),
    cachedRanking(ctx, { ...ranked, order: 'bottom' }),
  ]);
  return <RankingCards top={top} bottom={bottom} business={ctx.business} />;
}

export async function Hours({ ctx, asked: { query, choice } }: SectionProps) {
  return <HeatCard heatmap={await cachedHeatmap(ctx, { ...query, measure: choice.measure })} />;
}

export async function Followers({ ctx, asked }: SectionProps) {
  return <FollowersCard followers={await cachedFollowers(ctx, asked.query)} />;
}
