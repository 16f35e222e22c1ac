'use client';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { PoolSample } from '@/lib/client/pool-history';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
/** Enough to read; the chart shows the rest. */
const SHOWN = 30;

/** The readings behind the chart, newest first. */
export function PoolHistoryTable({ history }: { history: PoolSample[] }) {
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-foreground">Show as a table</summary>
      <div className="mt-2 max-h-64 overflow-y-auto rounded-md border">
        <Table>
          <caption className="sr-only">The last {SHOWN} readings of the pool</caption>
          <TableHead>
            <tr>
              <TableHeaderCell>Time</TableHeaderCell>
              <TableHeaderCell className="text-right">Checked out</TableHeaderCell>
              <TableHeaderCell className="text-right">Available</TableHeaderCell>
              <TableHeaderCell className="text-right">Waiting</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {history
              .slice(-SHOWN)
              .reverse()
              .map(({ atMs, checkedOut, available, waiting }) => (
                <TableRow key={atMs}>
                  <TableCell className="py-1.5">{clock.format(atMs)}</TableCell>
                  <TableCell className="py-1.5 text-right">{checkedOut}</TableCell>
                  <TableCell className="py-1.5 text-right">{available}</TableCell>
                  <TableCell className="py-1.5 text-right">{waiting}</TableCell>
                </TableRow>
              ))}
          </TableBody>
        </Table>
      </div>
    </details>
  );
}
