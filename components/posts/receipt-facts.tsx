import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ZonedTime } from '@/components/ui/time';
import { describeLatenessMs } from '@/lib/client/describe-lateness';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';

/** Planned against actual, and what the network calls it. */
export function ReceiptFacts({ post, zone }: { post: ScheduledPostDetail; zone: string }) {
  const { publication, times } = post;
  return (
    <Card className="self-start">
      <CardHeader title="Receipt" />
      <CardBody>
        <dl className="flex flex-col gap-3">
          <Fact name="Planned for">
            <Moment at={times.plannedAt} zone={zone} />
          </Fact>
          <Fact name="Claimed at">
            <Moment at={times.claimedAt} zone={zone} />
          </Fact>
          <Fact name="Sent at">
            <Moment at={times.sentAt} zone={zone} />
            {times.latenessMs !== null && (
              <span className="block text-sm text-muted">{describeLatenessMs(times.latenessMs)}</span>
            )}
          </Fact>
          <Fact name="Accepted at">
            <Moment at={times.acceptedAt} zone={zone} />
          </Fact>
          <Fact name="Published at, by the network's clock">
            <Moment at={publication?.publishedAt ?? null} zone={zone} />
          </Fact>
          <Fact name="Verified at">
            {publication?.confirmedByPerson && !times.verifiedAt ? (
              `Confirmed by a person; ${PLATFORM_NAMES[post.platform]} could not be read.`
            ) : (
              <Moment at={times.verifiedAt} zone={zone} />
            )}
          </Fact>
          <Fact name="Id on the network" isCode>
            {publication?.platformPostId ?? '—'}
          </Fact>
          <Fact name="Permalink" isCode>
            {publication?.permalink ? (
              <a
                href={publication.permalink}
                target="_blank"
                rel="noreferrer"
                className="text-accent-text hover:underline"
              >
                {publication.permalink}
                <span className="sr-only">(new tab)</span>
              </a>
            ) : (
              '—'
            )}
          </Fact>
          <Fact name="Task" isCode>
            {post.taskId}
          </Fact>
        </dl>
      </CardBody>
    </Card>
  );
}

const Moment = ({ at, zone }: { at: string | null; zone: string }) =>
  at ? <ZonedTime at={at} zone={zone} format="toTheSecond" /> : '—';

function Fact({ name, isCode, children }: { name: string; isCode?: boolean; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className={isCode ? 'font-mono text-xs break-all' : undefined}>{children}</dd>
    </div>
  );
}
