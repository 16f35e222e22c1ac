import { median, timed } from './measure';
import type { Bench } from './target';

type Side = () => Promise<unknown>;

/** Both sides in turn, `times` calls a turn, after one turn that does not count. @returns the median ms of a call of each */
export async function inTurns<Name extends string>(
  { options }: Bench,
  sides: Record<Name, Side>,
  times = 20,
): Promise<Record<Name, number>> {
  const names = Object.keys(sides) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < (options.quick ? 5 : 9); round++) {
    for (const name of names) {
      const { ms } = await timed(async () => {
        for (let call = 0; call < times; call++) await sides[name]();
      });
      if (round >= 0) taken.get(name)?.push(ms / times);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<Name, number>;
}

/** @throws when two answers that must be the same are not. */
export function mustEqual(what: string, ours: unknown, baseline: unknown): void {
  if (JSON.stringify(ours) !== JSON.stringify(baseline)) throw new Error(`Both sides differ in ${what}.`);
}
