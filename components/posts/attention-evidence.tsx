import type { ReactNode } from 'react';
import { ZonedTime } from '@/components/ui/time';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';

/** All that is known of a post in doubt: what left, what came back, what the network said since, and the words as sent. */
export function AttentionEvidence({ post, zone }: { post: ScheduledPostDetail; zone: string }) {
  const network = PLATFORM_NAMES[post.platform];
  const doubtful = post.attempts.filter(({ state }) => state === 'unknown');
  return (
    <dl className="flex flex-col gap-3 rounded-md bg-sunken p-3 text-sm sm:p-4">
      <Fact name="What left">
        <ul className="flex flex-col gap-1.5">
          {doubtful.map(({ number, isProbe, requestedAt, outcomeCode, outcomeDetail, fingerprint }) => (
            <li key={number}>
              Attempt {number}
              {isProbe && ', the one repetition,'} at{' '}
              {requestedAt ? <ZonedTime at={requestedAt} zone={zone} format="toTheSecond" /> : 'an unknown time'}:{' '}
              {outcomeDetail ?? 'no answer came back.'} <code className="font-mono text-xs">{outcomeCode}</code>
              <span className="block font-mono text-xs break-all text-muted" title="Fingerprint of what was sent">
                {fingerprint}
              </span>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={`What ${network} said when it was asked`}>
        {post.error ? (
          <>
            {post.error.detail} <code className="font-mono text-xs">{post.error.code}</code>
          </>
        ) : (
          'Nothing.'
        )}
      </Fact>
      {post.candidates.length > 0 && (
        <Fact name="What may be it">
          <ul>
            {post.candidates.map(({ platformPostId, permalink }) => (
              <li key={platformPostId} className="break-all">
                {permalink ? (
                  <a href={permalink} target="_blank" rel="noreferrer" className="text-accent-text hover:underline">
                    {permalink}
                    <span className="sr-only"> (new tab)</span>
                  </a>
                ) : (
                  platformPostId
                )}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact name="The text as it was sent">
        <blockquote className="border-l-2 pl-3 break-words whitespace-pre-wrap">{post.content || 'No text'}</blockquote>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <dt className="font-medium">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
