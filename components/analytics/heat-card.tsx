import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { zoneName } from '@/lib/client/format-time';
import type { Heatmap } from '@/lib/contracts/analytics-posts';
import { Basis } from './basis';
import { ChartTable } from './chart-table';
import { bestCell, cellText, slotText } from './heat-cells';
import { HeatMap } from './heat-map';
import { capitalised, MEASURE_WORDS } from './measure-words';

/** When posts went out, and what they got there. */
export function HeatCard({ heatmap: { cells, coverage, measure, zone } }: { heatmap: Heatmap }) {
  const what = MEASURE_WORDS[measure];
  const best = bestCell(cells);
  return (
    <Card aria-labelledby="hours">
      <CardHeader
        id="hours"
        title={`${capitalised(what)} a post, by hour of the week`}
        description={<Basis what={what} zone={zone} {...coverage} />}
      />
      <CardBody className="flex flex-col gap-3">
        <p className="text-sm">
          {best ? `Most on ${cellText(best, what)}.` : `No post has ${what} yet.`}
          <span className="text-muted"> Hours are those of {zoneName(zone)}; an empty one had no posts.</span>
        </p>
        <HeatMap
          cells={cells}
          what={what}
          label={`${cells.length} hours of the week with posts${best ? `, most on ${cellText(best, what)}` : ''}`}
        />
        <ChartTable
          caption={`${capitalised(what)} by hour of the week`}
          columns={['Hour', 'Posts', `${capitalised(what)} a post`, 'Posts with the number']}
          rows={cells.map((cell) => ({
            key: slotText(cell),
            cells: [slotText(cell), cell.posts, cell.perPost, cell.known],
          }))}
        />
      </CardBody>
    </Card>
  );
}
