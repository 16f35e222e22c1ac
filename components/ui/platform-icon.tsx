import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';
import { cn } from './cn';

/** Our own plain glyphs on a 16×16 grid, drawn in the colour of the text around them. */
const GLYPHS = {
  linkedin: (
    <path
      fillRule="evenodd"
      d="M3.25 1.5h9.5c.97 0 1.75.78 1.75 1.75v9.5c0 .97-.78 1.75-1.75 1.75h-9.5c-.97 0-1.75-.78-1.75-1.75v-9.5c0-.97.78-1.75 1.75-1.75ZM4 6.6v5.2h1.7V6.6H4Zm.85-2.6a.95.95 0 1 0 0 1.9.95.95 0 0 0 0-1.9ZM6.95 6.6v5.2h1.7V9.2c0-.75.35-1.15.95-1.15s.9.4.9 1.15v2.6h1.7V8.75c0-1.5-.8-2.25-1.95-2.25-.75 0-1.3.33-1.65.85V6.6H6.95Z"
    />
  ),
  x: (
    <path d="M1.6 2h3.9l3 4.1L12 2h1.75L9.3 7.2l5.1 6.8h-3.9L7.2 9.5 3.35 14H1.6l4.8-5.6L1.6 2Zm2.55 1.3 7.05 9.4h1.15L5.3 3.3H4.15Z" />
  ),
  facebook: (
    <path d="M8 1.25a6.75 6.75 0 0 0-1.2 13.39V9.95H5.1V8h1.7V6.5c0-1.7 1-2.63 2.54-2.63.73 0 1.5.13 1.5.13v1.65h-.85c-.83 0-1.09.52-1.09 1.05V8h1.86l-.3 1.95H8.9v4.75A6.75 6.75 0 0 0 8 1.25Z" />
  ),
  instagram: (
    <path
      fillRule="evenodd"
      d="M5 1.5h6A3.5 3.5 0 0 1 14.5 5v6a3.5 3.5 0 0 1-3.5 3.5H5A3.5 3.5 0 0 1 1.5 11V5A3.5 3.5 0 0 1 5 1.5Zm0 1.4A2.1 2.1 0 0 0 2.9 5v6c0 1.16.94 2.1 2.1 2.1h6a2.1 2.1 0 0 0 2.1-2.1V5A2.1 2.1 0 0 0 11 2.9H5Zm3 1.85a3.25 3.25 0 1 1 0 6.5 3.25 3.25 0 0 1 0-6.5Zm0 1.4a1.85 1.85 0 1 0 0 3.7 1.85 1.85 0 0 0 0-3.7Zm3.4-2.35a.85.85 0 1 1 0 1.7.85.85 0 0 1 0-1.7Z"
    />
  ),
} as const satisfies Record<Platform, React.ReactNode>;

interface PlatformIconProps {
  platform: Platform;
  /** Says the network's name to screen readers; leave out where the name stands beside it. */
  labelled?: boolean;
  className?: string;
}

export function PlatformIcon({ platform, labelled = false, className }: PlatformIconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="currentColor"
      role="img"
      aria-hidden={!labelled}
      aria-label={PLATFORM_NAMES[platform]}
      className={cn('size-4 shrink-0', className)}
    >
      {GLYPHS[platform]}
    </svg>
  );
}
