import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';
import type { ScheduledPostDetail } from '@/lib/contracts/scheduled-posts';

interface PreparationLineProps {
  platform: Platform;
  preparation: NonNullable<ScheduledPostDetail['preparation']>;
}

/** How far the files of a post have got at their network. */
export function PreparationLine({ platform, preparation: { stage, percent } }: PreparationLineProps) {
  const name = PLATFORM_NAMES[platform];
  const doing = stage === 'uploading' ? `Uploading to ${name}` : `${name} is processing the file`;
  const share = percent === null ? '…' : `, ${Math.floor(percent)} %`;
  return (
    <span className="flex items-center gap-2 text-sm text-muted">
      <progress
        aria-hidden
        value={percent ?? undefined}
        max={100}
        className="h-1 w-24 overflow-hidden rounded-full accent-accent"
      />
      <span className="tabular-nums">
        {doing}
        {share}
      </span>
    </span>
  );
}
