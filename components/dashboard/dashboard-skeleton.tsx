import { Skeleton } from '@/components/ui/skeleton';

/** The dashboard before its answer, in its final shape. */
export function DashboardSkeleton() {
  return (
    <div role="status" className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <span className="sr-only">Loading the dashboard</span>
      <div className="flex flex-col gap-5">
        <Skeleton className="h-28 rounded-lg" />
        <Skeleton className="h-96 rounded-lg" />
      </div>
      <div className="flex flex-col gap-5">
        <Skeleton className="h-112 rounded-lg" />
        <Skeleton className="h-92 rounded-lg" />
      </div>
    </div>
  );
}
