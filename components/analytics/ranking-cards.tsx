import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import type { RankedPostsPage } from '@/lib/contracts/analytics-posts';
import { Basis } from './basis';
import { MEASURE_WORDS } from './measure-words';
import { RankedList } from './ranked-list';

interface RankingCardsProps {
  top: RankedPostsPage;
  /** null: all of these days are young. */
  bottom: RankedPostsPage | null;
  /** So many last days are not looked at for `bottom`. */
  leftOut: number;
  business: { slug: string; timeZone: string };
}

/** The posts that did best, and least; none stands in both. */
export function RankingCards({ top, bottom, leftOut, business }: RankingCardsProps) {
  const what = MEASURE_WORDS[top.measure];
  const isOnTop = new Set(top.data.map(({ id }) => id));
  const least = bottom?.data.filter(({ id }) => !isOnTop.has(id)) ?? [];
  const { coverage, zone } = top;
  const basisOf = (page: RankedPostsPage) => <Basis what={what} zone={zone} {...page.coverage} />;
  const young = leftOut > 0 && `Posts of the last ${leftOut} days still grow and are left out.`;
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-2 lg:items-start">
      <RankingCard id="top-posts" title={`Most ${what}`} basis={basisOf(top)}>
        {top.data.length > 0 ? (
          <RankedList label={`Posts with the most ${what}`} posts={top.data} business={business} what={what} />
        ) : (
          <Nothing>{coverage.posts > 0 ? `No post of these days has ${what} yet.` : 'No posts in these days.'}</Nothing>
        )}
      </RankingCard>
      <RankingCard
        id="bottom-posts"
        title={`Fewest ${what}`}
        basis={
          <>
            {bottom && basisOf(bottom)}
            {bottom && young && '. '}
            {young}
          </>
        }
      >
        {least.length > 0 ? (
          <RankedList label={`Posts with the fewest ${what}`} posts={least} business={business} what={what} />
        ) : (
          <Nothing>
            {bottom && top.data.length > 0
              ? `Every post with ${what} is in the list of the best.`
              : 'Nothing to compare yet.'}
          </Nothing>
        )}
      </RankingCard>
    </div>
  );
}

interface RankingCardProps {
  id: string;
  title: string;
  basis: ReactNode;
  children: ReactNode;
}

const RankingCard = ({ id, title, basis, children }: RankingCardProps) => (
  <Card aria-labelledby={id} className="min-w-0">
    <CardHeader id={id} title={title} description={basis} />
    {children}
  </Card>
);

const Nothing = ({ children }: { children: ReactNode }) => (
  <p className="px-5 py-8 text-center text-muted">{children}</p>
);
