import type { OwnRedis } from '../setup/redis-server';
import type { BenchDatabase } from './bench-database';

/** One line of `npm run bench`: ours against a baseline that was measured in the same run. */
export interface Result {
  target: number;
  name: string;
  ours: number;
  baseline: number | null;
  /** ours / baseline, or what the goal is about when there is no baseline. */
  ratio: number | null;
  unit: string;
  goal: string;
  ok: boolean;
}

export interface BenchOptions {
  /** Finished posts around what is measured. */
  rows: number;
  /** All that fits in a minute, on 200,000 rows. */
  quick: boolean;
}

/** Measures one target of docs/performance.md. It checks first that both sides give the same result, and throws if not. */
export interface Target {
  number: number;
  title: string;
  /** Takes more than its share of a minute: `--quick` leaves it out, unless `--only` names it. */
  isSlow?: true;
  run(bench: Bench): Promise<Result[]>;
}

export interface Bench {
  options: BenchOptions;
  /** A database of this run alone, migrated and empty. */
  createDatabase(name: string): Promise<BenchDatabase>;
  /** A Redis that ends with its target, or with the run. */
  startRedis(): Promise<OwnRedis>;
  /** What must not outlive an interrupted run. */
  onStop(stop: () => Promise<unknown>): Promise<void>;
  /** Says what is being done. */
  say(text: string): void;
}
