const DAY_MS = 86_400_000;

/** What the clocks of a zone show at an instant, as date and time fields take it. */
export function readingIn(zone: string, at: Date): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const [date = '', time = ''] = parts.split(' ');
  return { date, time };
}

/** The instant at which the clocks of a European zone show this. */
export function instantIn(zone: string, date: string, time: string): Date {
  for (const offset of ['+01:00', '+02:00']) {
    const at = new Date(`${date}T${time}:00${offset}`);
    const reading = readingIn(zone, at);
    if (reading.date === date && reading.time === time) return at;
  }
  throw new Error(`No clock of ${zone} shows ${date} ${time}.`);
}

export const dayAfter = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The next day on which the zone's clocks are set, two days from now at the earliest. */
export function nextClockChange(zone: string, now: Date): string {
  let date = dayAfter(readingIn(zone, now).date);
  const lengthOf = (day: string): number =>
    instantIn(zone, dayAfter(day), '12:00').getTime() - instantIn(zone, day, '12:00').getTime();
  while (lengthOf(date) === DAY_MS) date = dayAfter(date);
  return dayAfter(date);
}
