import { CircleCheck, CircleSlash } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { ZonedTime } from '@/components/ui/time';
import type { SeenWorker } from '@/lib/contracts/queue';

const NUMBER = 'text-right';

/** The processes that publish. One that stops takes its row along; one that dies is shown as silent for a while. */
export function WorkerTable({ workers }: { workers: SeenWorker[] }) {
  return (
    <Card>
      <CardHeader title="Workers" description="Processes that publish; each tells of itself every five seconds." />
      {workers.length === 0 ? (
        <CardBody>
          <p>
            No worker has been seen. Start one with <code className="font-mono">npm run worker</code>; any number may
            run.
          </p>
        </CardBody>
      ) : (
        <Table scrolls="Workers">
          <caption className="sr-only">Workers</caption>
          <TableHead>
            <tr>
              <TableHeaderCell>Worker</TableHeaderCell>
              <TableHeaderCell>State</TableHeaderCell>
              <TableHeaderCell>Started</TableHeaderCell>
              <TableHeaderCell>Last seen</TableHeaderCell>
              <TableHeaderCell className={NUMBER}>Publishing</TableHeaderCell>
              <TableHeaderCell className={NUMBER}>Handled</TableHeaderCell>
              <TableHeaderCell>Version</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {workers.map((worker) => (
              <TableRow key={worker.id}>
                <TableCell className="font-mono text-sm">{worker.id}</TableCell>
                <TableCell>
                  <Badge tone={worker.isSeen ? 'success' : 'danger'}>
                    {worker.isSeen ? <CircleCheck aria-hidden /> : <CircleSlash aria-hidden />}
                    {worker.isSeen ? 'Seen' : 'Silent'}
                  </Badge>
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  <ZonedTime at={worker.startedAt} zone="UTC" hideViewer />
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  <ZonedTime at={worker.seenAt} zone="UTC" hideViewer />
                </TableCell>
                <TableCell className={NUMBER}>{worker.running.toLocaleString('en-GB')}</TableCell>
                <TableCell className={NUMBER}>{worker.handled.toLocaleString('en-GB')}</TableCell>
                <TableCell>{worker.version}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
