import { Card, CardHeader } from '@/components/ui/card';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { AnalyticsPlatforms } from '@/lib/contracts/analytics-reports';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { NumberText } from './number-text';
import { countText, percentText } from './number-words';

const MEASURED = [
  ['Impressions', 'impressions'],
  ['Reach', 'reach'],
  ['Engagements', 'engagements'],
] as const;

/** The networks beside each other; a number that not every post has says of how many it is. */
export function NetworksCard({ report: { platforms } }: { report: AnalyticsPlatforms }) {
  const best = Math.max(0, ...platforms.map(({ engagementRate }) => engagementRate.value ?? 0));
  return (
    <Card aria-labelledby="networks">
      <CardHeader
        id="networks"
        title="Networks"
        description="Engagement rate is engagements over impressions, of the posts that have both."
      />
      {platforms.length === 0 ? (
        <p className="px-5 py-8 text-center text-muted">Nothing was published in these days.</p>
      ) : (
        <Table scrolls="Networks beside each other">
          <caption className="sr-only">Networks beside each other</caption>
          <TableHead>
            <tr>
              <TableHeaderCell>Network</TableHeaderCell>
              <TableHeaderCell className="text-right">Posts</TableHeaderCell>
              {MEASURED.map(([name]) => (
                <TableHeaderCell key={name} className="text-right">
                  {name}
                </TableHeaderCell>
              ))}
              <TableHeaderCell className="text-right">Engagement rate</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {platforms.map(({ platform, posts, engagementRate, ...totals }) => (
              <TableRow key={platform}>
                <th scope="row" className="px-4 py-3 pl-5 text-left font-medium whitespace-nowrap">
                  <span className="inline-flex items-center gap-2">
                    <PlatformIcon platform={platform} className="text-muted" />
                    {PLATFORM_NAMES[platform]}
                  </span>
                </th>
                <TableCell className="text-right">{countText(posts)}</TableCell>
                {MEASURED.map(([name, key]) => (
                  <NumberCell key={name} value={totals[key].value} known={totals[key].posts} posts={posts} />
                ))}
                <NumberCell value={engagementRate.value} known={engagementRate.posts} posts={posts} of={best} />
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}

interface NumberCellProps {
  value: number | null;
  known: number;
  posts: number;
  /** The longest bar; the value is then a rate. */
  of?: number;
}

function NumberCell({ value, known, posts, of }: NumberCellProps) {
  return (
    <TableCell className="text-right whitespace-nowrap">
      <NumberText value={value} format={of === undefined ? countText : percentText} />
      {of !== undefined && of > 0 && value !== null && (
        <span aria-hidden className="mt-1 ml-auto block h-1 w-24 overflow-hidden rounded-full bg-hover">
          <span className="block h-full rounded-full bg-accent" style={{ width: `${(100 * value) / of}%` }} />
        </span>
      )}
      {known > 0 && known < posts && (
        <span className="block text-xs text-muted">
          {countText(known)} of {countText(posts)} posts
        </span>
      )}
    </TableCell>
  );
}
