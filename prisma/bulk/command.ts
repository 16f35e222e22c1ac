import { parseArgs } from 'node:util';
import pg from 'pg';
import { env } from '@/lib/foundation/env';
import { SECOND } from '@/lib/foundation/time';
import { Refusal } from '@/scripts/launch/refusal';
import { PROGRESS_EVERY_MS, showProgress } from '@/scripts/progress';
import { type BulkProgress, seedBulk } from './seed-bulk';

const USAGE =
  'Use: npm run seed -- [--businesses 2000] [--posts 5000000] [--seed 1], or without options for the demo business alone.';

/** `npm run seed -- --businesses N --posts N`: a history of that size, with a bar and the time that is left. */
export async function bulkSeedCommand(args: string[]): Promise<void> {
  const { businesses, posts, seed } = bulkOptions(args);
  const client = new pg.Client({ connectionString: env().DATABASE_URL, application_name: 'seed' });
  await client.connect();
  const startedAt = performance.now();
  try {
    await seedBulk(client, { businesses, posts, seed, now: new Date() }, progressBar());
  } finally {
    await client.end();
  }
  const seconds = Math.round((performance.now() - startedAt) / SECOND);
  console.log(`\n${posts} posts of ${businesses} businesses in ${seconds} s.`);
}

/** @throws Refusal that names the option and tells how the command is used. */
export function bulkOptions(args: string[]): { businesses: number; posts: number; seed: number } {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args, options: { businesses: text, posts: text, seed: text } });
    return {
      businesses: count('businesses', values.businesses ?? '2000', 1, 100_000),
      posts: count('posts', values.posts ?? '5000000', 1, 100_000_000),
      seed: count('seed', values.seed ?? '1', 0, 2 ** 32 - 1),
    };
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function count(name: string, given: string, min: number, max: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Refusal(`--${name} must be a whole number from ${min} to ${max}, not "${given}".`);
}

function progressBar(): (progress: BulkProgress) => void {
  let [step, since, shownAt] = ['', 0, 0];
  return (progress) => {
    const now = performance.now();
    if (progress.step !== step) [step, since, shownAt] = [progress.step, now, 0];
    if (now - shownAt < PROGRESS_EVERY_MS && progress.done < progress.total) return;
    shownAt = now;
    showProgress(progress.done, progress.total, `${step.replace('_', ' ')}${timeLeft(progress, now - since)}`);
  };
}

/** Of this step, at the speed that it has had. */
function timeLeft({ done, total }: BulkProgress, elapsedMs: number): string {
  if (done === 0 || done >= total) return '';
  return `, ${Math.ceil(((elapsedMs / done) * (total - done)) / SECOND)} s left`;
}
