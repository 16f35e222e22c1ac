import { Skeleton } from '@/components/ui/skeleton';

export const SummarySkeleton = () => (
  <div role="status" className="flex flex-col gap-2">
    <span className="sr-only">Loading the summary</span>
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
      {['posts', 'impressions', 'reach', 'engagements', 'rate'].map((name) => (
        <Skeleton key={name} className="h-32 rounded-lg" />
      ))}
    </div>
    <Skeleton className="h-5 w-full max-w-md" />
  </div>
);

/** A card of a section before its answer; give it the final height by class. */
export const SectionSkeleton = ({ what, className }: { what: string; className: string }) => (
  <div role="status">
    <span className="sr-only">Loading {what}</span>
    <Skeleton className={`rounded-lg ${className}`} />
  </div>
);
