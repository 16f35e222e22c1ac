export interface GrowthPoint {
  /** Where it stands on the axis of time, in any unit. */
  at: number;
  /** When it was, in words. */
  name: string;
  /** Null where the network did not give it. */
  value: number | null;
}

export type KnownPoint = GrowthPoint & { value: number };

/** The stretches in which the number is known: no line is drawn across what is missing. Pure. */
export function growthRuns(points: readonly GrowthPoint[]): KnownPoint[][] {
  const runs: KnownPoint[][] = [];
  let run: KnownPoint[] = [];
  for (const { value, ...point } of points) {
    if (value === null) {
      run = [];
      continue;
    }
    if (run.length === 0) runs.push(run);
    run.push({ ...point, value });
  }
  return runs;
}
