import { Skeleton } from '@/components/ui/skeleton';

/** Keeps the place of a panel while its script is on its way. */
export function PanelSkeleton() {
  return <Skeleton className="h-20" />;
}
