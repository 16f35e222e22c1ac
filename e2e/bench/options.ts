import { parseArgs } from 'node:util';
import { Refusal } from '../../scripts/launch/refusal';
import type { BenchOptions } from './target';

export interface BenchCommand extends BenchOptions {
  /** Numbers of targets; all of them when empty. */
  only: number[];
  json: boolean;
}

const USAGE = 'Use: npm run bench -- [--only 16,17] [--rows 1000000] [--quick] [--json]';
const ROWS = { whole: 1_000_000, quick: 200_000 };

/** @throws Refusal that says how the command is used. */
export function parseBenchCommand(args: string[]): BenchCommand {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const { values } = parseArgs({ args, options: { only: text, rows: text, quick: flag, json: flag } });
    const quick = values.quick ?? false;
    return {
      quick,
      json: values.json ?? false,
      rows: wholeNumber('rows', values.rows ?? String(quick ? ROWS.quick : ROWS.whole)),
      only: values.only?.split(',').map((number) => wholeNumber('only', number)) ?? [],
    };
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function wholeNumber(name: string, given: string): number {
  const value = Number(given);
  if (given.trim() !== '' && Number.isInteger(value) && value > 0) return value;
  throw new Refusal(`--${name} must be a whole number above 0.`);
}
