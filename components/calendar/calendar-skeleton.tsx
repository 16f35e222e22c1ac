import { Skeleton } from '@/components/ui/skeleton';

const ROWS = [0, 1, 2, 3, 4];

/** The grid's own size, so that nothing jumps when the posts arrive. */
export function CalendarSkeleton() {
  return (
    <div role="status" aria-label="Loading the calendar" className="flex flex-col overflow-hidden rounded-lg border">
      <div className="h-7.25 border-b bg-canvas" />
      {ROWS.map((row) => (
        <div key={row} className="grid h-30 grid-cols-2 gap-4 border-b p-3 last:border-b-0 sm:grid-cols-7">
          <Skeleton className="h-6" />
          <Skeleton className="h-6" />
          <Skeleton className="hidden h-6 sm:block" />
          <Skeleton className="hidden h-6 sm:block" />
        </div>
      ))}
    </div>
  );
}
