import { cn } from './cn';

/** A grey shape of what will stand here; it shows itself only after 150 ms. Give it the final size by class. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('skeleton-delay rounded-md bg-hover', className)} />;
}
