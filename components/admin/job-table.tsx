import { Card, CardHeader } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { ZonedTime } from '@/components/ui/time';
import type { JobTask } from '@/lib/contracts/networks';

const count = (value: number): string => value.toLocaleString('en-GB');

/** Narrow enough that a phone shows all columns. */
const NUMBER = 'px-2 text-right sm:px-4';

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
            <TableHeaderCell className={NUMBER}>Waiting</TableHeaderCell>
            <TableHeaderCell className={NUMBER}>Running</TableHeaderCell>
            <TableHeaderCell className={NUMBER}>Failed</TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {jobs.map(({ task, waiting, running, failed, lastError, lastErrorAt }) => (
            <TableRow key={task}>
              <TableCell className="py-2">
                <span className="font-mono text-sm">{task}</span>
                {lastError && lastErrorAt && (
                  <span className="line-clamp-3 text-sm wrap-anywhere text-muted">
                    Last error, <ZonedTime at={lastErrorAt} zone="UTC" hideViewer />: {lastError}
                  </span>
                )}
              </TableCell>
              <TableCell className={cn('py-2', NUMBER)}>{count(waiting)}</TableCell>
              <TableCell className={cn('py-2', NUMBER)}>{count(running)}</TableCell>
              <TableCell className={cn('py-2', NUMBER, failed > 0 && 'font-medium text-danger-text')}>
                {count(failed)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
