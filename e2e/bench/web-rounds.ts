import type { LoadProcess, LoadReport, Requests } from './load-process';
import { median } from './measure';
import type { Bench } from './target';

/** Both sides in turn, after one turn that does not count: the median of answers a second of each, and how many failed of all. */
export async function ratesInTurns<Name extends string>(
  bench: Bench,
  load: LoadProcess,
  { origin, connections }: { origin: string; connections: number },
  sides: Record<Name, Requests>,
): Promise<{ rates: Record<Name, number>; failed: number }> {
  const names = Object.keys(sides) as Name[];
  const rates = new Map<Name, number[]>(names.map((name) => [name, []]));
  let failed = 0;
  for (let round = -1; round < (bench.options.quick ? 3 : 7); round++) {
    for (const name of names) {
      const report = await load.run({ ...sides[name], origin, connections, ms: bench.options.quick ? 700 : 2_000 });
      mustBeAnswered(name, report);
      failed += report.errors;
      if (round >= 0) rates.get(name)?.push(report.perSecond);
    }
  }
  bench.say(
    `${connections} clients: ${names.map((name) => `${name} ${median(rates.get(name) ?? []).toFixed(0)}/s`).join(', ')}`,
  );
  const medians = names.map((name) => [name, median(rates.get(name) ?? [])]);
  return { rates: Object.fromEntries(medians) as Record<Name, number>, failed };
}

/** A side that mostly fails is fast. */
const MOST_FAILED = 0.02;

/** @throws when a side answered something else: its rate would be that of failing. */
export function mustBeAnswered(name: string, { answers, errors, failure }: LoadReport): void {
  if (answers > 0 && errors <= MOST_FAILED * answers) return;
  throw new Error(`${name}: ${errors} of ${answers + errors} answers were not a 200, the first: ${failure}.`);
}

/** One answer as text. @throws unless it is a 200 */
export async function textOf(origin: string, path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(origin + path, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return text;
}

export const TRIVIAL: Requests = { paths: ['/api/health/live'], headers: [{}] };
