'use client';
import { useRouter } from 'next/navigation';
import { Card, CardHeader } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { zoneName } from '@/lib/client/format-time';
import { useFreeSlots } from '@/lib/client/use-free-slots';
import { useLeaveGuard } from '@/lib/client/use-leave-guard';
import { usePostingWeek } from '@/lib/client/use-posting-week';
import type { NextSlotsResponse, SlotsResponse } from '@/lib/contracts/slots';
import { FreeSlotsCard } from './free-slots-card';
import { LeaveDialog } from './leave-dialog';
import { WeekForm } from './week-form';
import { WeekTable } from './week-table';

interface PostingTimesProps {
  businessId: string;
  account: { id: string; displayName: string };
  slots: SlotsResponse;
  ahead: NextSlotsResponse;
  canChange: boolean;
}

/** When an account posts by itself, and what of that is free; whoever may not publish reads it. */
export function PostingTimes({ businessId, account, slots, ahead, canChange }: PostingTimesProps) {
  const router = useRouter();
  const { zone, slots: initial } = slots.data;
  const editing = usePostingWeek(businessId, account.id, initial);
  const guard = useLeaveGuard(editing.isUnsaved, router.push);
  const { hasSlots, free, problem, isValidating, refresh } = useFreeSlots(businessId, account.id, ahead);
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      {canChange ? (
        <WeekForm accountName={account.displayName} zone={zone} editing={editing} onSaved={() => void refresh()} />
      ) : (
        <Card aria-labelledby="posting-week">
          <CardHeader
            id="posting-week"
            title="Week"
            description={`Times are those of ${zoneName(zone)} (${zone}). Only members who may publish can change them.`}
          />
          <WeekTable slots={initial} />
        </Card>
      )}
      {problem ? (
        <ErrorState
          title="The next free slots could not be read."
          cause={problem.message}
          code={problem.code}
          requestId={problem.requestId}
          onRetry={() => void refresh()}
          retrying={isValidating}
        />
      ) : (
        <FreeSlotsCard zone={zone} hasSlots={hasSlots} free={free} isBehind={editing.isUnsaved} />
      )}
      <LeaveDialog open={guard.isAsking} onStay={guard.stay} onLeave={guard.go} />
    </div>
  );
}
