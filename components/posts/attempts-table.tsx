import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { ZonedTime } from '@/components/ui/time';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';

type Attempt = ScheduledPostDetail['attempts'][number];

const STATE_LOOKS = {
  prepared: { label: 'Prepared', tone: 'neutral' },
  sent: { label: 'Sent', tone: 'accent' },
  accepted: { label: 'Accepted', tone: 'success' },
  rejected: { label: 'Rejected', tone: 'danger' },
  unknown: { label: 'No answer', tone: 'warning' },
  not_sent: { label: 'Not sent', tone: 'neutral' },
} as const satisfies Record<Attempt['state'], { label: string; tone: BadgeTone }>;

const tookMs = ({ requestedAt, answeredAt }: Attempt): string =>
  requestedAt && answeredAt ? `${(Date.parse(answeredAt) - Date.parse(requestedAt)).toLocaleString('en-GB')} ms` : '—';

/** The ledger of one post: every request, when it left, and how it was answered. */
export function AttemptsTable({ attempts, zone }: { attempts: Attempt[]; zone: string }) {
  if (attempts.length === 0) return <p className="px-4 py-6 text-muted sm:px-5">No request has left yet.</p>;
  return (
    <Table scrolls="Attempts to publish">
      <caption className="sr-only">Attempts to publish</caption>
      <TableHead>
        <tr>
          <TableHeaderCell>No.</TableHeaderCell>
          <TableHeaderCell>Requested</TableHeaderCell>
          <TableHeaderCell>Outcome</TableHeaderCell>
          <TableHeaderCell>Code</TableHeaderCell>
          <TableHeaderCell>Took</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {attempts.map((attempt) => (
          <TableRow key={attempt.number}>
            <TableCell>
              {attempt.number}
              {attempt.isProbe && <span className="block text-xs text-muted">repetition to ask</span>}
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {attempt.requestedAt ? (
                <ZonedTime at={attempt.requestedAt} zone={zone} format="toTheSecond" hideViewer hideZone />
              ) : (
                '—'
              )}
            </TableCell>
            <TableCell>
              <Badge tone={STATE_LOOKS[attempt.state].tone} size="sm">
                {STATE_LOOKS[attempt.state].label}
              </Badge>
              {attempt.outcomeDetail && <span className="mt-1 block text-sm text-muted">{attempt.outcomeDetail}</span>}
            </TableCell>
            <TableCell className="font-mono text-xs">{attempt.outcomeCode ?? attempt.outcome ?? '—'}</TableCell>
            <TableCell className="whitespace-nowrap">{tookMs(attempt)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
