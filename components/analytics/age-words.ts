import { countText } from './number-words';

const HOURS_A_DAY = 24;

/** How old a post was: `25 min`, `3.5 h`, and from two days on `12 days`. Pure. */
export function ageText(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  if (hours < 2 * HOURS_A_DAY) return `${countText(hours)} h`;
  return `${countText(hours / HOURS_A_DAY)} days`;
}
