'use client';
import { Avatar as BaseAvatar } from '@base-ui/react/avatar';
import { cn } from './cn';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase();

interface AvatarProps {
  name: string;
  src?: string | null;
  /** A business is square, a person round. */
  shape?: 'round' | 'square';
  className?: string;
}

/** A picture, or the initials while there is none. The name stands beside it, so it is silent to screen readers. */
export function Avatar({ name, src, shape = 'round', className }: AvatarProps) {
  return (
    <BaseAvatar.Root
      aria-hidden
      className={cn(
        'inline-flex size-7 shrink-0 items-center justify-center overflow-hidden bg-accent-subtle text-xs font-semibold text-accent-text select-none',
        shape === 'round' ? 'rounded-full' : 'rounded-md',
        className,
      )}
    >
      {src && <BaseAvatar.Image src={src} alt="" className="size-full object-cover" />}
      <BaseAvatar.Fallback>{initials(name)}</BaseAvatar.Fallback>
    </BaseAvatar.Root>
  );
}
