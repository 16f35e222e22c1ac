import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ZonedTime } from '@/components/ui/time';
import { describeLateness } from '@/lib/client/describe-lateness';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';

/** Planned against actual, and what the network calls it. */
export function ReceiptFacts({ post, zone }: { post: ScheduledPostDetail; zone: string }) {
  const { publication } = post;
  return (
    <Card className="self-start">
      <CardHeader title="Receipt" />
      <CardBody>
        <dl className="flex flex-col gap-3">
          <Fact name="Planned for">
            <ZonedTime at={post.scheduledAt} zone={zone} />
          </Fact>
          <Fact name="Published at">
            {publication ? (
              <>
                <ZonedTime at={publication.publishedAt} zone={zone} />
                <span className="block text-sm text-muted">
                  {describeLateness(post.scheduledAt, publication.publishedAt)}
                </span>
              </>
            ) : (
              '—'
            )}
          </Fact>
          <Fact name="Verified at">
            {publication?.verifiedAt ? <ZonedTime at={publication.verifiedAt} zone={zone} /> : '—'}
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

function Fact({ name, isCode, children }: { name: string; isCode?: boolean; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className={isCode ? 'font-mono text-xs break-all' : undefined}>{children}</dd>
    </div>
  );
}
