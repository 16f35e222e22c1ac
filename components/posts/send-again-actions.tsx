'use client';
import { CalendarClock, Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { sendPostAgain } from '@/lib/client/settle-post';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';
import { readingAt } from '@/lib/contracts/zoned-reading';
import { SchedulePostModal } from './schedule-post-modal';

interface SendAgainActionsProps {
  post: ScheduledPostDetail;
  business: { id: string; timeZone: string };
  /** It may stand already: asked once more before a second one can come of it. */
  mayBeLive: boolean;
  onSettled: () => void;
}

/** "It is not": the post goes out again, now or at a time to come. */
export function SendAgainActions({ post, business, mayBeLive, onSettled }: SendAgainActionsProps) {
  const [asks, setAsks] = useState<'now' | 'time' | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const network = PLATFORM_NAMES[post.platform];
  const close = () => {
    setAsks(null);
    setRefusal(null);
  };

  const send = async (scheduledAt?: string) => {
    setIsSending(true);
    setRefusal(null);
    try {
      await sendPostAgain(business.id, post.id, scheduledAt ? { scheduledAt } : {});
      close();
      showToast({ title: scheduledAt ? 'The post has a new time.' : 'The post is on its way again.', tone: 'success' });
      onSettled();
    } catch (error) {
      const problem = asApiProblem(error);
      const field = problem.fieldMessage('scheduledAt');
      setRefusal(field ?? problem.message);
      if (field) return;
      close();
      showToast({ title: 'The post was not sent again.', description: problem.message, tone: 'danger' });
      onSettled();
    } finally {
      setIsSending(false);
    }
  };

  return (
    <div className="flex flex-wrap gap-2">
      <Button loading={isSending && asks !== 'time'} onClick={() => (mayBeLive ? setAsks('now') : void send())}>
        {!isSending && <Send aria-hidden />}
        {mayBeLive ? 'It is not: send again' : 'Send again now'}
      </Button>
      <Button variant="ghost" onClick={() => setAsks('time')}>
        <CalendarClock aria-hidden />
        {mayBeLive ? 'It is not: send at another time' : 'Send at another time'}
      </Button>
      <Dialog
        open={asks === 'now'}
        onOpenChange={(open) => !open && close()}
        title="Send this post again?"
        description={`If it is live on ${network} after all, it will stand there twice. Look first.`}
        footer={
          <>
            <Button onClick={close}>Not yet</Button>
            <Button variant="primary" loading={isSending} onClick={() => void send()}>
              It is not live: send it
            </Button>
          </>
        }
      >
        <blockquote className="border-l-2 pl-3 text-muted">{post.excerpt || 'No text'}</blockquote>
      </Dialog>
      <SchedulePostModal
        open={asks === 'time'}
        onOpenChange={(open) => !open && close()}
        zone={business.timeZone}
        preset={readingAt(new Date().toISOString(), business.timeZone)}
        scheduling={isSending}
        refusal={refusal}
        title="Send it at another time"
        confirmLabel="Schedule"
        onSchedule={(at) => void send(at)}
      />
    </div>
  );
}
