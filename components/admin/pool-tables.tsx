import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { PoolSnapshot } from '@/lib/contracts/health';

const TOTALS = {
  checkouts: 'Connections handed out',
  connects: 'Connections opened',
  timeouts: 'Callers that gave up waiting',
  recycles: 'Connections replaced for their age',
  pings: 'Idle connections tested before use',
  ping_failures: 'Of these, found dead and replaced',
  errors: 'Connections lost to an error',
  leaks: 'Connections held too long, reported with their label',
  retries: 'Reads repeated after a lost connection',
} as const satisfies Record<keyof PoolSnapshot['totals'], string>;

const milliseconds = (value: number): string =>
  `${value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 2 : 0 })} ms`;

/** How long callers wait and queries take, and what the pool has done since the process started. */
export function PoolTables({ pool }: { pool: PoolSnapshot }) {
  const times = [
    { name: 'Wait for a connection', at: pool.wait_ms },
    { name: 'Query', at: pool.query_ms },
  ];
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-2 lg:items-start">
      <Card>
        <CardHeader title="Times" description="Half, 95 and 99 of 100 were no slower." />
        <Table>
          <caption className="sr-only">Wait and query time percentiles</caption>
          <TableHead>
            <tr>
              <TableHeaderCell>What</TableHeaderCell>
              <TableHeaderCell className="text-right">p50</TableHeaderCell>
              <TableHeaderCell className="text-right">p95</TableHeaderCell>
              <TableHeaderCell className="text-right">p99</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {times.map(({ name, at }) => (
              <TableRow key={name}>
                <TableCell>{name}</TableCell>
                <TableCell className="text-right whitespace-nowrap">{milliseconds(at.p50)}</TableCell>
                <TableCell className="text-right whitespace-nowrap">{milliseconds(at.p95)}</TableCell>
                <TableCell className="text-right whitespace-nowrap">{milliseconds(at.p99)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      <Card>
        <CardHeader
          title="Since the process started"
          description={`A connection is replaced after ${pool.recycle_seconds / 60} minutes.`}
        />
        <Table>
          <caption className="sr-only">Totals since the process started</caption>
          <TableHead>
            <tr>
              <TableHeaderCell>What</TableHeaderCell>
              <TableHeaderCell className="text-right">Count</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {Object.entries(TOTALS).map(([name, meaning]) => (
              <TableRow key={name}>
                <TableCell className="py-2">{meaning}</TableCell>
                <TableCell className="py-2 text-right">
                  {pool.totals[name as keyof typeof TOTALS].toLocaleString('en-GB')}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </div>
  );
}
