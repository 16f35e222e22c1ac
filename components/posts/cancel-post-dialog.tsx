'use client';
import { type ReactElement, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { cancelScheduledPost } from '@/lib/client/change-scheduled-post';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import type { ScheduledPost } from '@/lib/contracts/scheduled-posts';

interface CancelPostDialogProps {
  post: Pick<ScheduledPost, 'id' | 'platform' | 'excerpt' | 'recurrenceId'>;
  businessId: string;
  trigger: ReactElement;
  onCancelled: () => void;
}

/** Asks before a post is called off, because that cannot be taken back. */
export function CancelPostDialog({ post, businessId, trigger, onCancelled }: CancelPostDialogProps) {
  const [open, setOpen] = useState(false);
  const [isCancelling, setIsCancelling] = useState(false);
  const isOfSeries = post.recurrenceId !== null;
  const cancel = async () => {
    setIsCancelling(true);
    try {
      await cancelScheduledPost(businessId, post.id);
      setOpen(false);
      showToast({ title: 'The post was cancelled.', tone: 'success' });
    } catch (error) {
      const { message } = asApiProblem(error);
      showToast({ title: 'The post was not cancelled.', description: message, tone: 'danger' });
    } finally {
      setIsCancelling(false);
      onCancelled();
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={isOfSeries ? 'Skip this one?' : 'Cancel this post?'}
      description={`It will not go out on ${PLATFORM_NAMES[post.platform]}. ${isOfSeries ? 'The series goes on.' : 'Its text stays in the receipt.'}`}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button variant="danger" loading={isCancelling} onClick={() => void cancel()}>
            {isOfSeries ? 'Skip it' : 'Cancel the post'}
          </Button>
        </>
      }
    >
      <blockquote className="border-l-2 pl-3 text-muted">{post.excerpt || 'No text'}</blockquote>
    </Dialog>
  );
}
