import type { Heatmap } from '@/lib/contracts/analytics-posts';
import { countText } from './number-words';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export type HeatCell = Heatmap['cells'][number];

/** `Tuesday 14:00`. */
export const slotText = ({ weekday, hour }: Pick<HeatCell, 'weekday' | 'hour'>): string =>
  `${WEEKDAYS[weekday - 1]} ${String(hour).padStart(2, '0')}:00`;

export function cellText(cell: HeatCell, what: string): string {
  const posts = cell.posts === 1 ? '1 post' : `${countText(cell.posts)} posts`;
  return cell.perPost === null
    ? `${slotText(cell)}: ${what} not known yet, ${posts}`
    : `${slotText(cell)}: ${countText(cell.perPost)} ${what} a post, ${posts}`;
}

/** The hour with the most a post; the one with more posts where two are alike. Undefined where nothing is known. */
export const bestCell = (cells: readonly HeatCell[]): HeatCell | undefined =>
  cells
    .filter(({ perPost }) => perPost !== null)
    .toSorted((a, b) => (b.perPost ?? 0) - (a.perPost ?? 0) || b.known - a.known)
    .at(0);

const FAINTEST = 0.15;
/** How dark a cell is, 0.15 to 1, so that the least is still told from none. */
export const shade = (perPost: number, most: number): number =>
  most > 0 ? FAINTEST + (1 - FAINTEST) * (perPost / most) : FAINTEST;
