import type { OccurrencePreview } from '@/lib/contracts/recurrence-rule';
import { instantOf } from '@/lib/contracts/zoned-reading';
import { zoneName } from './format-time';

/** Why a planned local time is not quite what goes out. */
export const describeShift = (
  shift: Exclude<OccurrencePreview['shift'], 'none'>,
  time: string,
  zone: string,
): string =>
  shift === 'moved_forward'
    ? `${time} does not exist that day: clocks in ${zoneName(zone)} go forward, and the post with them.`
    : `${time} comes twice that day, because clocks in ${zoneName(zone)} go back. The post goes out at the first.`;

/** The same of a planned local time (`2027-03-28T02:30`); null where the clocks do nothing to it. */
export function shiftNote(local: string, zone: string): string | null {
  const [date = '', time = ''] = local.split('T');
  const { kind } = instantOf({ date, time }, zone);
  if (kind === 'nonexistent') return describeShift('moved_forward', time, zone);
  return kind === 'ambiguous' ? describeShift('first_of_two', time, zone) : null;
}
