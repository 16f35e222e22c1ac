import type { Slot } from '@/lib/contracts/slots';
import { WEEKDAY_NAMES } from './describe-rule';

/** A posting time as it is edited; `time` is empty until all of it is typed. */
export interface DraftTime extends Slot {
  key: number;
}
export type PostingWeek = readonly DraftTime[];

/** Monday is 1, as ISO counts. */
export const WEEKDAYS = Object.values(WEEKDAY_NAMES).map((name, index) => ({ weekday: index + 1, name }));
export const WORKDAYS = [1, 2, 3, 4, 5];
export const EVERY_DAY = WEEKDAYS.map(({ weekday }) => weekday);

export const PRESETS = [
  { label: 'Weekdays at 09:00', weekdays: WORKDAYS, times: ['09:00'] },
  { label: 'Weekdays at 09:00 and 17:00', weekdays: WORKDAYS, times: ['09:00', '17:00'] },
  { label: 'Every day at 12:00', weekdays: EVERY_DAY, times: ['12:00'] },
];

const FIRST_OF_A_DAY = '09:00';

const nameOf = (weekday: number): string => WEEKDAYS[weekday - 1]?.name ?? '';
const timesOn = (week: PostingWeek, weekday: number): string[] =>
  week.flatMap((each) => (each.weekday === weekday ? [each.time] : []));
const nextKey = (week: PostingWeek): number => Math.max(0, ...week.map(({ key }) => key)) + 1;

export const weekOf = (slots: readonly Slot[]): PostingWeek =>
  slots.map(({ weekday, time }, index) => ({ weekday, time, key: index + 1 }));

export const presetWeek = ({ weekdays, times }: Pick<(typeof PRESETS)[number], 'weekdays' | 'times'>): PostingWeek =>
  weekOf(weekdays.flatMap((weekday) => times.map((time) => ({ weekday, time }))));

/** By days; within one as they were written. The order in which they are sent, so that an answer can name one. */
export const inOrder = (week: PostingWeek): DraftTime[] => week.toSorted((one, other) => one.weekday - other.weekday);

export const slotsIn = (week: PostingWeek): Slot[] => inOrder(week).map(({ weekday, time }) => ({ weekday, time }));

/** One more on a day: an hour after its last, 09:00 on an empty one, to be typed where the day has no hour left. */
export function withTime(week: PostingWeek, weekday: number): PostingWeek {
  const last = timesOn(week, weekday).toSorted().at(-1);
  return [...week, { key: nextKey(week), weekday, time: last ? anHourAfter(last) : FIRST_OF_A_DAY }];
}

function anHourAfter(time: string): string {
  const hour = Number(time.slice(0, 2)) + 1;
  return hour < 24 ? `${String(hour).padStart(2, '0')}${time.slice(2)}` : '';
}

/** Gives other days the times of one. */
export function copied(week: PostingWeek, from: number, to: readonly number[]): PostingWeek {
  const others = to.filter((weekday) => weekday !== from);
  const times = timesOn(week, from);
  const first = nextKey(week);
  const added = others.flatMap((weekday) => times.map((time) => ({ weekday, time })));
  return [
    ...week.filter(({ weekday }) => !others.includes(weekday)),
    ...added.map((slot, index) => ({ ...slot, key: first + index })),
  ];
}

/** What keeps times from being saved, by their keys. */
export function problemsIn(week: PostingWeek): Map<number, string> {
  const problems = new Map<number, string>();
  const seen = new Set<string>();
  for (const { key, weekday, time } of inOrder(week)) {
    const name = `${nameOf(weekday)} ${time}`;
    if (!time) problems.set(key, `Give a time of ${nameOf(weekday)}, or remove this one.`);
    else if (seen.has(name)) problems.set(key, `${name} is there already.`);
    seen.add(name);
  }
  return problems;
}

const written = (slots: readonly Slot[]): string =>
  slots
    .map(({ weekday, time }) => `${weekday} ${time}`)
    .toSorted()
    .join();

export const isSameWeek = (one: readonly Slot[], other: readonly Slot[]): boolean => written(one) === written(other);
