import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';

type Troubled = Pick<ScheduledPostDetail, 'platform' | 'status' | 'error'> & {
  attempts: readonly Pick<ScheduledPostDetail['attempts'][number], 'state' | 'outcome' | 'requestedAt'>[];
};

export interface AttentionWords {
  title: string;
  /** What happened, and what to do first. */
  advice: string;
  /** The post may stand: a person may say so. */
  mayBeLive: boolean;
}

/** Whether a request left whose outcome nobody knows. */
export const isInDoubt = ({ attempts }: Pick<Troubled, 'attempts'>): boolean =>
  attempts.some(({ state }) => state === 'unknown');

/** What a person is told who must decide about a post; null for a post that asks nothing of anybody. */
export function attentionWords(post: Troubled): AttentionWords | null {
  const network = PLATFORM_NAMES[post.platform];
  if (post.status === 'failed') {
    const advice = 'See what the network said, mend it, and send the post again. It was not published.';
    return { title: 'The post failed', advice, mayBeLive: false };
  }
  if (post.status !== 'needs_attention') return null;
  if (isInDoubt(post)) {
    return {
      title: `Is this post live on ${network}?`,
      advice: `The request left and its answer was lost, and ${network} could not tell us what became of it. Open the account on ${network} and look for the text below.`,
      mayBeLive: true,
    };
  }
  const last = post.attempts.findLast(({ requestedAt }) => requestedAt !== null);
  if (last?.outcome === 'POLICY_BLOCK') {
    return {
      title: `${network} stopped this account from posting`,
      advice: `Open ${network}, read what it asks of you and settle it there. Wait some hours before the post is sent again. Look whether the post is live already.`,
      mayBeLive: true,
    };
  }
  const known = post.error ? CAUSES[post.error.code] : undefined;
  if (known) return { ...known, mayBeLive: false };
  return {
    title: `${network} did not take this post`,
    advice: `Mend what ${network} says below, such as a missing permission or role, then send the post again. It was not published.`,
    mayBeLive: false,
  };
}

const CAUSES: Readonly<Record<string, Pick<AttentionWords, 'title' | 'advice'>>> = {
  missed_window: {
    title: 'The post missed its time',
    advice: 'It could not go out when it was planned. Send it now, give it a new time, or cancel it.',
  },
  too_many_attempts: {
    title: 'The post was tried many times',
    advice: 'The network was asked and never had it. Send it again, give it a new time, or cancel it.',
  },
};
