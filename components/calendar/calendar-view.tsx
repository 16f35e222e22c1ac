'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { showToast } from '@/components/ui/show-toast';
import { StaleNotice } from '@/components/ui/stale-notice';
import { asApiProblem } from '@/lib/client/api-problem';
import { formatInZone } from '@/lib/client/format-time';
import { useCalendar } from '@/lib/client/use-calendar';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { useViewer } from '@/lib/client/use-viewer';
import { routes } from '@/lib/foundation/routes';
import { Agenda } from './agenda';
import { CalendarProvider } from './calendar-context';
import { CalendarGrid } from './calendar-grid';
import { CalendarToolbar } from './calendar-toolbar';
import { monthSpan } from './month-grid';
import { proposedTime } from './plan-move';
import { useMonth } from './use-month';
import { useMove } from './use-move';

const MONDAY = 1;

export interface CalendarViewProps {
  business: { id: string; slug: string; timeZone: string };
  /** `YYYY-MM-DD` in the business's zone. */
  today: string;
}

/** The scheduling calendar: a month grid, an agenda on phones. */
export function CalendarView({ business, today }: CalendarViewProps) {
  const { slug, timeZone: zone } = business;
  const router = useRouter();
  const viewer = useViewer();
  const weekStart = viewer?.weekStart ?? MONDAY;
  const { month, activeDay, setActiveDay, turn, goToToday } = useMonth({ business: slug, today, weekStart });
  const span = useMemo(() => monthSpan(month, zone), [month, zone]);
  const calendar = useCalendar(business.id, span);
  const onMove = useMove(zone, calendar.reschedule);
  useShortcuts({ t: goToToday });

  const onCompose = useCallback(
    (day: string) => {
      const at = proposedTime(day, { now: new Date(), zone });
      if (at) router.push(routes.compose(slug, at.toISOString()));
      else showToast({ title: 'That day is past', description: 'Choose today or a later day for a new post.' });
    },
    [router, slug, zone],
  );
  const setting = useMemo(
    () => ({ business: slug, zone, today, hourCycle: viewer?.hourCycle ?? ('h23' as const), onCompose, onMove }),
    [slug, zone, today, viewer, onCompose, onMove],
  );
  const shown = { month, weekStart, items: calendar.items ?? [], activeDay, onActiveDay: setActiveDay };
  const problem = calendar.error ? asApiProblem(calendar.error) : null;
  return (
    <CalendarProvider value={setting}>
      <PageHeader
        title="Calendar"
        description={`All times in ${zone}`}
        actions={
          <CalendarToolbar
            month={month}
            busy={calendar.isValidating}
            onPrevious={() => turn(-1)}
            onNext={() => turn(1)}
            onToday={goToToday}
          />
        }
      />
      {problem && calendar.items && (
        <StaleNotice
          cause={problem.message}
          asOf={calendar.loadedAt && formatInZone(calendar.loadedAt, zone, 'time', setting.hourCycle)}
          onRetry={calendar.reload}
          retrying={calendar.isValidating}
        />
      )}
      {problem && !calendar.items && (
        <ErrorState
          title="The calendar could not be loaded"
          cause={problem.message}
          code={problem.code}
          requestId={problem.requestId}
          onRetry={calendar.reload}
          retrying={calendar.isValidating}
        />
      )}
      {(calendar.items || !problem) && (
        <div aria-busy={calendar.isLoading}>
          <div className="hidden md:block">
            <CalendarGrid {...shown} />
          </div>
          <div className="md:hidden">
            <Agenda {...shown} />
          </div>
        </div>
      )}
    </CalendarProvider>
  );
}
