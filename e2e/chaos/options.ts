import { parseArgs } from 'node:util';
import { Refusal } from '../../scripts/launch/refusal';

export const FAULT_KINDS = [
  'kill',
  'freeze',
  'cut',
  'delay',
  'replies',
  'lag',
  'database',
  'backends',
  'redis',
  'skew',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** `product`; `naive`, which no product should be; and the product with one of its protections taken out. */
export const DESIGNS = ['product', 'naive', 'no-fence', 'no-reconcile', 'no-read-lag', 'retry-on-timeout'] as const;

export interface ChaosOptions {
  posts: number;
  /** The span over which the posts fall due. */
  seconds: number;
  workers: number;
  faults: readonly FaultKind[];
  seed: number;
  /** Any but `product` is the proof that this harness sees what is wrong. */
  design: (typeof DESIGNS)[number];
}

const USAGE = `Use: npm run chaos -- [--posts 1000] [--seconds 60] [--workers 3] [--faults all|none|${FAULT_KINDS.join(',')}] [--seed 1] [--design ${DESIGNS.join('|')}]`;
const POSTS_A_SECOND = 20;

/** @throws Refusal that says how the command is used. */
export function parseOptions(args: string[]): ChaosOptions {
  try {
    const text = { type: 'string' } as const;
    const options = { posts: text, seconds: text, workers: text, faults: text, seed: text, design: text };
    const { values } = parseArgs({ args, options });
    const posts = count('posts', values.posts ?? '1000', 1, 1_000_000);
    return {
      posts,
      seconds: count('seconds', values.seconds ?? String(Math.max(10, Math.ceil(posts / POSTS_A_SECOND))), 1, 86_400),
      workers: count('workers', values.workers ?? '3', 1, 32),
      faults: faultKinds(values.faults ?? 'all'),
      seed: count('seed', values.seed ?? '1', 0, 2 ** 32 - 1),
      design: oneOf('design', DESIGNS, values.design ?? 'product'),
    };
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function count(name: string, given: string, min: number, max: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Refusal(`--${name} must be a whole number from ${min} to ${max}.`);
}

function faultKinds(given: string): readonly FaultKind[] {
  if (given === 'all') return FAULT_KINDS;
  if (given === 'none') return [];
  return given.split(',').map((name) => oneOf('faults', FAULT_KINDS, name));
}

function oneOf<T extends string>(name: string, known: readonly T[], given: string): T {
  const found = known.find((one) => one === given);
  if (found !== undefined) return found;
  throw new Refusal(`--${name}: "${given}" is none of ${known.join(', ')}.`);
}
