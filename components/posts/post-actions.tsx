'use client';
import { Ban, CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { changeScheduledPost } from '@/lib/client/change-scheduled-post';
import type { ScheduledPost } from '@/lib/contracts/scheduled-posts';
import { readingAt } from '@/lib/contracts/zoned-reading';
import { CancelPostDialog } from './cancel-post-dialog';
import { SchedulePostModal } from './schedule-post-modal';

interface PostActionsProps {
  post: ScheduledPost;
  business: { id: string; timeZone: string };
  onChanged: () => void;
}

/** Moving or calling off a post that no worker has taken yet; one that needs attention gets its time where it is settled. */
export function PostActions({ post, business, onChanged }: PostActionsProps) {
  const [isMoving, setIsMoving] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isWaiting = post.status === 'pending' || post.status === 'held';
  if (!isWaiting && post.status !== 'needs_attention') return null;

  const move = async (scheduledAt: string) => {
    setIsSaving(true);
    setRefusal(null);
    try {
      await changeScheduledPost(business.id, post.id, { scheduledAt });
      setIsMoving(false);
      showToast({ title: 'The post has a new time.', tone: 'success' });
      onChanged();
    } catch (error) {
      const problem = asApiProblem(error);
      setRefusal(problem.fieldMessage('scheduledAt') ?? problem.message);
    } finally {
      setIsSaving(false);
    }
  };

  return (
    <div className="flex items-center gap-1">
      {isWaiting && (
        <Button variant="ghost" size="sm" onClick={() => setIsMoving(true)}>
          <CalendarClock aria-hidden />
          Change time
        </Button>
      )}
      <CancelPostDialog
        post={post}
        businessId={business.id}
        onCancelled={onChanged}
        trigger={
          <Button variant="ghost" size="sm">
            <Ban aria-hidden />
            {post.recurrenceId ? 'Skip this one' : 'Cancel'}
          </Button>
        }
      />
      <SchedulePostModal
        open={isMoving}
        onOpenChange={setIsMoving}
        zone={business.timeZone}
        preset={readingAt(post.scheduledAt, business.timeZone)}
        scheduling={isSaving}
        refusal={refusal}
        title="Change the time"
        confirmLabel="Save"
        onSchedule={(at) => void move(at)}
      />
    </div>
  );
}
