import { Card, CardHeader } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { ZonedTime } from '@/components/ui/time';
import type { JobTask } from '@/lib/contracts/networks';

const count = (value: number): string => value.toLocaleString('en-GB');

/** The work beside publishing, by task. What is done leaves the queue and is not counted. */
export function JobTable({ jobs }: { jobs: JobTask[] }) {
  return (
    <Card>
      <CardHeader title="Jobs" description="Work beside publishing that waits, runs, or was given up." />
      <Table>
        <caption className="sr-only">Jobs by task</caption>
        <TableHead>
          <tr>
            <TableHeaderCell>Task</TableHeaderCell>
            <TableHeaderCell className="text-right">Waiting</TableHeaderCell>
            <TableHeaderCell className="text-right">Running</TableHeaderCell>
            <TableHeaderCell className="text-right">Failed</TableHeaderCell>
            <TableHeaderCell>Last error</TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {jobs.map(({ task, waiting, running, failed, lastError, lastErrorAt }) => (
            <TableRow key={task}>
              <TableCell className="py-2 font-mono text-sm whitespace-nowrap">{task}</TableCell>
              <TableCell className="py-2 text-right">{count(waiting)}</TableCell>
              <TableCell className="py-2 text-right">{count(running)}</TableCell>
              <TableCell className={cn('py-2 text-right', failed > 0 && 'font-medium text-danger-text')}>
                {count(failed)}
              </TableCell>
              <TableCell className="min-w-56 py-2 text-sm">
                {lastError && lastErrorAt ? (
                  <>
                    <span className="line-clamp-2 break-words">{lastError}</span>
                    <ZonedTime at={lastErrorAt} zone="UTC" hideViewer className="text-xs text-muted" />
                  </>
                ) : (
                  <span className="text-muted">None in the queue</span>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
