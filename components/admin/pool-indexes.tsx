import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { describeBytes } from '@/lib/client/describe-bytes';
import type { IndexUse } from '@/lib/contracts/operator';

/** Each index with its size and use; one that is never used and keeps no promise only costs writes. */
export function PoolIndexes({ indexes }: { indexes: IndexUse[] }) {
  return (
    <Card className="mt-5">
      <CardHeader
        title="Indexes"
        description="The largest first, with how often each was used since the database's statistics began."
      />
      <div className="max-h-96 overflow-y-auto">
        <Table scrolls="Indexes by size">
          <caption className="sr-only">Size and use of each index</caption>
          <TableHead>
            <tr>
              <TableHeaderCell>Index</TableHeaderCell>
              <TableHeaderCell>Table</TableHeaderCell>
              <TableHeaderCell className="text-right">Scans</TableHeaderCell>
              <TableHeaderCell className="text-right">Size</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {indexes.map(({ name, table, scans, bytes, isUnique }) => (
              <TableRow key={name}>
                <TableCell className="py-2">
                  <span className="font-mono text-sm">{name}</span>
                  {scans === 0 && !isUnique && (
                    <Badge tone="warning" className="ml-2">
                      Never used
                    </Badge>
                  )}
                </TableCell>
                <TableCell className="py-2 font-mono text-sm">{table}</TableCell>
                <TableCell className="py-2 text-right">{scans.toLocaleString('en-GB')}</TableCell>
                <TableCell className="py-2 text-right whitespace-nowrap">{describeBytes(bytes)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}
