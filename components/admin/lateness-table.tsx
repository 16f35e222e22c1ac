import { cn } from '@/components/ui/cn';
import { PlatformIcon } from '@/components/ui/platform-icon';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { describeMs, describeShare } from '@/lib/client/describe-ms';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { Lateness } from '@/lib/contracts/queue';

const NUMBER = 'px-3 py-2 text-right whitespace-nowrap';
const span = (ms: number | null): string => (ms === null ? '—' : describeMs(ms));
const count = (value: number): string => value.toLocaleString('en-GB');

const COLUMNS: readonly { name: string; read: (row: Lateness) => string }[] = [
  { name: 'Posts', read: ({ posts }) => count(posts) },
  { name: 'On time', read: ({ onTimeShare }) => (onTimeShare === null ? '—' : describeShare(onTimeShare)) },
  { name: 'Late, p50', read: ({ p50Ms }) => span(p50Ms) },
  { name: 'Late, p99', read: ({ p99Ms }) => span(p99Ms) },
  { name: 'Begun, p99', read: ({ begunP99Ms }) => span(begunP99Ms) },
  { name: 'Not sent at first', read: ({ unsent }) => count(unsent) },
  {
    name: 'Put off',
    read: ({ putOff }) => (putOff.posts === 0 ? '0' : `${count(putOff.posts)} (p50 ${span(putOff.p50Ms)})`),
  },
];

/** All networks, then each. A dash where no post is. */
export function LatenessTable({ caption, lateness }: { caption: string; lateness: Lateness[] }) {
  return (
    <Table scrolls={caption}>
      <caption className="sr-only">{caption}</caption>
      <TableHead>
        <tr>
          <TableHeaderCell>Network</TableHeaderCell>
          {COLUMNS.map(({ name }) => (
            <TableHeaderCell key={name} className={NUMBER}>
              {name}
            </TableHeaderCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {lateness.map((row) => (
          <TableRow key={row.platform} className={cn(row.platform === 'all' && 'font-medium')}>
            <th scope="row" className="py-2 pr-3 pl-5 text-left font-normal whitespace-nowrap">
              {row.platform === 'all' ? (
                'All networks'
              ) : (
                <span className="flex items-center gap-2">
                  <PlatformIcon platform={row.platform} className="text-muted" />
                  {PLATFORM_NAMES[row.platform]}
                </span>
              )}
            </th>
            {COLUMNS.map(({ name, read }) => (
              <TableCell key={name} className={NUMBER}>
                {read(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
