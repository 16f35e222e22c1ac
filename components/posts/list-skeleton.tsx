import { Skeleton } from '@/components/ui/skeleton';

const ROWS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** A list of posts before its first answer, row by row as tall as the real one. */
export function ListSkeleton({ rows = ROWS.length }: { rows?: number }) {
  return (
    <div role="status" className="divide-y rounded-lg border bg-surface">
      <span className="sr-only">Loading posts</span>
      {ROWS.slice(0, rows).map((row) => (
        <div key={row} className="flex h-17 items-center gap-3 px-4 sm:px-5">
          <Skeleton className="size-4" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3.5 w-3/5" />
            <Skeleton className="h-3 w-2/5" />
          </div>
          <Skeleton className="h-3.5 w-24" />
        </div>
      ))}
    </div>
  );
}
