'use client';
import { useCallback } from 'react';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { formatInZone } from '@/lib/client/format-time';
import type { CalendarItem } from '@/lib/contracts/calendar';
import { planMove } from './plan-move';

type Reschedule = (item: CalendarItem, at: Date) => Promise<CalendarItem>;

/** Moves a post at once and offers Undo; a refusal says what, why, and Retry. */
export function useMove(zone: string, reschedule: Reschedule) {
  return useCallback(
    async (item: CalendarItem, day: string): Promise<void> => {
      const plan = planMove(item, day, { now: new Date(), zone });
      if (plan.kind === 'refuse') showToast({ title: 'Not moved', description: plan.message, tone: 'danger' });
      if (plan.kind === 'move') await move(item, plan.at, { zone, reschedule });
    },
    [zone, reschedule],
  );
}

async function move(item: CalendarItem, at: Date, how: { zone: string; reschedule: Reschedule }): Promise<void> {
  try {
    const moved = await how.reschedule(item, at);
    showToast({
      title: `Moved to ${formatInZone(moved.scheduledAt, how.zone, 'dateTime')}`,
      tone: 'success',
      action: { label: 'Undo', onClick: () => void move(moved, new Date(item.scheduledAt), how) },
    });
  } catch (error) {
    showToast({
      title: 'Not moved',
      description: asApiProblem(error).message,
      tone: 'danger',
      action: { label: 'Retry', onClick: () => void move(item, at, how) },
    });
  }
}
