import { LoaderCircle } from 'lucide-react';
import { cn } from './cn';

/** Turns while something works. Silent to screen readers unless `label` is given. */
export function Spinner({ className, label }: { className?: string; label?: string }) {
  return (
    <>
      <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} />
      {label && (
        <span role="status" className="sr-only">
          {label}
        </span>
      )}
    </>
  );
}
