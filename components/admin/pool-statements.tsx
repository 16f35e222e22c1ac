import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { SlowStatements } from '@/lib/contracts/operator';

const SHOWN_LENGTH = 90;
const SOURCES: Record<SlowStatements['source'], string> = {
  database: 'Of all processes, as the database recorded them (pg_stat_statements). The most time altogether first.',
  process:
    'Of this web process since it started, waits for the answer included. The database keeps no record of its own that can be read (pg_stat_statements).',
};

const inMs = (ms: number): string =>
  `${ms.toLocaleString('en-GB', { maximumSignificantDigits: 3, maximumFractionDigits: 2 })} ms`;

/** What takes the database's time. A text is opened to be read whole; its values are never in it. */
export function PoolStatements({ slow: { source, statements } }: { slow: SlowStatements }) {
  return (
    <Card className="mt-5">
      <CardHeader title="Statements" description={SOURCES[source]} />
      <div className="max-h-96 overflow-y-auto">
        <Table scrolls="Statements by time">
          <caption className="sr-only">Statements by the time that they took</caption>
          <TableHead>
            <tr>
              <TableHeaderCell>Statement</TableHeaderCell>
              <TableHeaderCell className="text-right">Calls</TableHeaderCell>
              <TableHeaderCell className="text-right">Mean</TableHeaderCell>
              {source === 'process' && <TableHeaderCell className="text-right">p50</TableHeaderCell>}
              {source === 'process' && <TableHeaderCell className="text-right">p99</TableHeaderCell>}
              <TableHeaderCell className="text-right">Slowest</TableHeaderCell>
              <TableHeaderCell className="text-right">Altogether</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {statements.map(({ text, calls, totalMs, maxMs, p50Ms, p99Ms }) => (
              <TableRow key={text}>
                <TableCell className="py-2">
                  <StatementText text={text} />
                </TableCell>
                <TableCell className="py-2 text-right">{calls.toLocaleString('en-GB')}</TableCell>
                <TableCell className="py-2 text-right whitespace-nowrap">{inMs(totalMs / calls)}</TableCell>
                {p50Ms !== null && <TableCell className="py-2 text-right whitespace-nowrap">{inMs(p50Ms)}</TableCell>}
                {p99Ms !== null && <TableCell className="py-2 text-right whitespace-nowrap">{inMs(p99Ms)}</TableCell>}
                <TableCell className="py-2 text-right whitespace-nowrap">{inMs(maxMs)}</TableCell>
                <TableCell className="py-2 text-right whitespace-nowrap">{inMs(totalMs)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}

function StatementText({ text }: { text: string | null }) {
  if (text === null) return <span className="text-sm text-muted">All without a name</span>;
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= SHOWN_LENGTH) return <code className="text-sm">{line}</code>;
  return (
    <details>
      <summary className="cursor-pointer font-mono text-sm">{line.slice(0, SHOWN_LENGTH)}…</summary>
      <pre className="mt-2 max-w-160 text-xs break-words whitespace-pre-wrap text-muted">{text.trim()}</pre>
    </details>
  );
}
