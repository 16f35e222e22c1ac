import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { SeededRandom } from '@/lib/foundation/seeded-random';
import { describeFailure } from '../../scripts/launch/refusal';
import { StopSequence } from '../../scripts/launch/stop-sequence';
import { PROGRESS_EVERY_MS, showProgress } from '../../scripts/progress';
import { bundle } from './bundle';
import { injectFaults } from './faults';
import { type ChaosOptions, parseOptions } from './options';
import { type Stage, setStage } from './stage';
import { lastLine, type Verdict } from './verdict';
import { WorkerFleet } from './worker-fleet';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
/** Until the first post is due: to write the rows down, at 1,000 a second and slower. */
const startInMs = (posts: number): number => 6_000 + posts;
/** After the last post was due and the faults have ended: time for leases, read lags and doubts to run out. */
const SETTLE_MS = 240_000;
/** A network that asks to wait until tomorrow is heard, and then the night is shortened to this. */
const LONGEST_WAIT_SECONDS = 4;
const MAX_SKEW_MS = 90_000;

async function run(options: ChaosOptions, sequence: StopSequence): Promise<Verdict> {
  const random = new SeededRandom(options.seed);
  const stage = await setStage(root, sequence);
  Object.assign(process.env, stage.env, { LOG_LEVEL: 'silent' });
  // The product's modules read the environment when they are first asked, which must be after the stage stands.
  const { connectBusinesses, seedPosts } = await import('./seed-posts');
  const { judge } = await import('./verdict');
  const { pool } = await import('@/lib/data/db/pool');
  await sequence.add({ stop: () => pool().stop() });
  const fleet = await startFleet(options, stage, random.fork(), sequence);
  await fleet.untilReady();
  const { posts, seconds } = options;
  const accounts = await connectBusinesses(stage.picture);
  const startsAt = new Date(Date.now() + startInMs(posts));
  await seedPosts({ posts, seconds, startsAt, accounts });
  console.log(
    `${posts} posts to ${accounts.length} accounts over ${seconds} s, seed ${options.seed}, faults: ${options.faults.join(', ') || 'none'}`,
  );

  const injecting = new AbortController();
  await sequence.add({ stop: async () => injecting.abort() });
  const targets = {
    ...{ fleet, network: stage.network, world: stage.sandbox.world, admin: stage.admin, redis: stage.redis },
    killDatabase: () => {
      const { pid } = stage.postgres.snapshot();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    },
  };
  const injected = injectFaults(options.faults, targets, random.fork(), injecting.signal);
  const endOfFaults = setTimeout(() => injecting.abort(), startsAt.getTime() - Date.now() + seconds * 1_000);
  await untilSettled(options, stage, fleet, startsAt.getTime() + seconds * 1_000);
  clearTimeout(endOfFaults);
  injecting.abort();
  await injected;
  await fleet.stop();
  return judge(posts, stage.sandbox.world, stage.admin);
}

async function startFleet(
  { faults, workers, design }: ChaosOptions,
  { env, logFile }: Stage,
  random: SeededRandom,
  sequence: StopSequence,
): Promise<WorkerFleet> {
  const skewsMs = Array.from({ length: workers }, () =>
    faults.includes('skew') ? Math.round(random.between(-MAX_SKEW_MS, MAX_SKEW_MS)) : 0,
  );
  const fleet = new WorkerFleet({
    root,
    env: { ...env, CHAOS_BREAK: design },
    script: await bundle(root, entryOf(design)),
    skewsMs,
    logFile,
  });
  await sequence.add({ stop: () => fleet.stop() });
  fleet.start();
  return fleet;
}

function entryOf(design: ChaosOptions['design']): string {
  if (design === 'product') return 'lib/scheduler/main.ts';
  return design === 'naive' ? 'e2e/chaos/naive-worker.ts' : 'e2e/chaos/broken-worker.ts';
}

const OPEN = ['pending', 'sending', 'unknown', 'waiting', 'held'];

/** Until no post is under way; or, all being due since `allDueAt`, none was settled for as long as the longest wait takes. */
async function untilSettled(
  { posts }: ChaosOptions,
  stage: Stage,
  fleet: WorkerFleet,
  allDueAt: number,
): Promise<void> {
  let shownAt = 0;
  let fewest = posts;
  let movedAt = allDueAt;
  while (Date.now() < Math.max(allDueAt, movedAt) + SETTLE_MS) {
    await sleep(500);
    const open = await stillOpen(stage.admin);
    if (open === null) continue;
    if (open < fewest) movedAt = Date.now();
    fewest = Math.min(fewest, open);
    if (Date.now() - shownAt > PROGRESS_EVERY_MS || open === 0) {
      shownAt = Date.now();
      showProgress(posts - open, posts, `settled, ${fleet.kills} killed, ${fleet.freezes} frozen`);
    }
    if (open === 0) break;
  }
  process.stdout.write('\n');
}

/** null while the database is down. */
async function stillOpen(admin: pg.Pool): Promise<number | null> {
  try {
    await admin.query(
      `UPDATE scheduled_posts SET not_before = now() + interval '${LONGEST_WAIT_SECONDS} seconds'
       WHERE status = 'pending' AND not_before > now() + interval '60 seconds'`,
    );
    const { rows } = await admin.query<{ open: number }>(
      'SELECT count(*)::int AS open FROM scheduled_posts WHERE status::text = ANY($1)',
      [OPEN],
    );
    return rows[0]?.open ?? null;
  } catch {
    return null;
  }
}

const sequence = new StopSequence();
sequence.onSignals(console.log, (code) => process.exit(code || 130));
let exitCode = 1;
try {
  const options = parseOptions(process.argv.slice(2));
  const verdict = await run(options, sequence);
  await sequence.run();
  for (const remark of verdict.remarks) console.log(`  ${remark}`);
  console.log(
    `${verdict.doubts} outcomes were unknown; ${verdict.settledInTime} settled within two minutes without a person.`,
  );
  console.log(lastLine(verdict));
  exitCode = verdict.duplicates + verdict.lost === 0 ? 0 : 1;
} catch (error) {
  console.error(describeFailure(error));
  await sequence.run();
}
process.exit(exitCode);
