import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '../../scripts/launch/postgres';
import { describeFailure, Refusal } from '../../scripts/launch/refusal';
import { StopSequence } from '../../scripts/launch/stop-sequence';
import { createBenchDatabase } from './bench-database';
import { type BenchCommand, parseBenchCommand } from './options';
import type { Bench, Result, Target } from './target';
import { claimTarget } from './targets/claim';
import { conflictsTarget } from './targets/conflicts';
import { deepPageTarget } from './targets/deep-page';
import { durableTarget } from './targets/durable';
import { exactlyOnceTarget } from './targets/exactly-once';
import { indexDroppedTarget } from './targets/index-dropped';
import { invalidationTarget } from './targets/invalidation';
import { latenessTarget } from './targets/lateness';
import { poolTarget } from './targets/pool';
import { recentPostsTarget } from './targets/recent-posts';
import { singleFlightTarget } from './targets/single-flight';
import { staleAfterWriteTarget } from './targets/stale-after-write';
import { terminatedTarget } from './targets/terminated';
import { thirtyDaysTarget } from './targets/thirty-days';

const TARGETS: readonly Target[] = [
  ...[recentPostsTarget, indexDroppedTarget, deepPageTarget, thirtyDaysTarget],
  ...[poolTarget, conflictsTarget, terminatedTarget],
  ...[singleFlightTarget, invalidationTarget, staleAfterWriteTarget],
  ...[exactlyOnceTarget, latenessTarget, durableTarget, claimTarget],
];

function chosen({ only }: BenchCommand): readonly Target[] {
  const unknown = only.filter((number) => !TARGETS.some((target) => target.number === number));
  if (unknown.length > 0) throw new Refusal(`There is no target ${unknown.join(', ')}. There are: ${numbers()}.`);
  return TARGETS.filter(({ number }) => only.length === 0 || only.includes(number));
}

const numbers = (): string => TARGETS.map(({ number }) => number).join(', ');

async function bench(command: BenchCommand, sequence: StopSequence): Promise<boolean> {
  const targets = chosen(command);
  const place = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-bench-'));
  await chmod(place, 0o711);
  await sequence.add({ stop: () => rm(place, { recursive: true, force: true }) });
  const postgres = await EmbeddedPostgres.start({ place });
  await sequence.add({ stop: () => postgres.stop(), kill: () => postgres.kill() });
  const say = (text: string): void => console.error(`  ${text}`);
  const context: Bench = {
    options: command,
    say,
    async createDatabase(name) {
      const database = await createBenchDatabase(postgres, name);
      await sequence.add({ stop: () => database.client.end() });
      return database;
    },
  };
  const results: Result[] = [];
  for (const target of targets) {
    console.error(`${target.number}. ${target.title}`);
    const measured = await target.run(context);
    results.push(...measured);
    if (command.json) for (const result of measured) console.log(JSON.stringify(result));
  }
  if (!command.json) console.table(results.map(row));
  return results.every(({ ok }) => ok);
}

const row = ({ target, name, ours, baseline, ratio, unit, goal, ok }: Result) => ({
  target,
  name,
  ours: round(ours),
  baseline: baseline === null ? '–' : round(baseline),
  ratio: ratio === null ? '–' : round(ratio),
  unit,
  goal,
  ok: ok ? 'yes' : 'NO',
});

const round = (value: number): number => Number(value.toPrecision(4));

const sequence = new StopSequence();
sequence.onSignals(console.error, (code) => process.exit(code || 130));
let exitCode = 1;
try {
  exitCode = (await bench(parseBenchCommand(process.argv.slice(2)), sequence)) ? 0 : 1;
} catch (error) {
  console.error(describeFailure(error));
}
await sequence.run();
process.exit(exitCode);
