import { CalendarPlus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { type PostingWeek, PRESETS, presetWeek } from '@/lib/client/posting-week';

/** What to do first where there are no posting times. */
export function PresetChoice({
  accountName,
  onChoose,
}: {
  accountName: string;
  onChoose: (week: PostingWeek) => void;
}) {
  return (
    <div className="flex flex-col items-start gap-3 border-b bg-sunken px-4 py-4 sm:px-5">
      <p className="flex items-start gap-2.5">
        <CalendarPlus aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
        <span>
          {accountName} has no posting times, so a post cannot be given its next free slot. Begin with one of these, or
          add times to the days below; then save.
        </span>
      </p>
      <div className="flex flex-wrap gap-2 sm:pl-7.5">
        {PRESETS.map((preset) => (
          <Button key={preset.label} onClick={() => onChoose(presetWeek(preset))}>
            {preset.label}
          </Button>
        ))}
      </div>
    </div>
  );
}
