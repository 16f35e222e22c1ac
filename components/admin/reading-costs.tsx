import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { AnalyticsSpend } from '@/lib/contracts/analytics';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';

const dollars = (usd: number): string => `$${usd.toLocaleString('en-GB', { minimumFractionDigits: 3 })}`;

/** What reading numbers cost each business on this UTC day. */
export function ReadingCosts({
  spends,
}: {
  spends: (AnalyticsSpend & { businessId: string; businessName: string })[];
}) {
  return (
    <Card className="mt-5">
      <CardHeader title="Paid for numbers today" description="By UTC day, as networks charge; the dearest first." />
      {spends.length === 0 ? (
        <CardBody>
          <p className="text-sm text-muted">No network has charged for a reading today.</p>
        </CardBody>
      ) : (
        <Table>
          <caption className="sr-only">Cost of reading numbers by business and network</caption>
          <TableHead>
            <tr>
              <TableHeaderCell>Business</TableHeaderCell>
              <TableHeaderCell>Network</TableHeaderCell>
              <TableHeaderCell className="text-right">Posts</TableHeaderCell>
              <TableHeaderCell className="text-right">Cost</TableHeaderCell>
              <TableHeaderCell className="text-right">Limit</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {spends.map(({ businessId, businessName, platform, postsRead, usd, limitUsd }) => (
              <TableRow key={`${businessId}-${platform}`}>
                <TableCell className="py-2">{businessName}</TableCell>
                <TableCell className="py-2">{PLATFORM_NAMES[platform]}</TableCell>
                <TableCell className="py-2 text-right">{postsRead.toLocaleString('en-GB')}</TableCell>
                <TableCell className="py-2 text-right">{dollars(usd)}</TableCell>
                <TableCell className="py-2 text-right">{limitUsd === null ? '—' : dollars(limitUsd)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
