import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '../../scripts/launch/postgres';
import { describeFailure, Refusal } from '../../scripts/launch/refusal';
import { StopSequence } from '../../scripts/launch/stop-sequence';
import { OwnRedis } from '../setup/redis-server';
import { createBenchDatabase } from './bench-database';
import { type BenchCommand, parseBenchCommand } from './options';
import type { Bench, Result, Target } from './target';
import { TARGETS } from './targets';

const numbers = (targets: readonly Target[]): string => targets.map(({ number }) => number).join(', ');

function chosen({ only, quick }: BenchCommand): readonly Target[] {
  const unknown = only.filter((number) => !TARGETS.some((target) => target.number === number));
  if (unknown.length > 0) {
    throw new Refusal(`There is no target ${unknown.join(', ')}. There are: ${numbers(TARGETS)}.`);
  }
  if (only.length > 0) return TARGETS.filter(({ number }) => only.includes(number));
  if (!quick) return TARGETS;
  console.error(`Left out by --quick: ${numbers(TARGETS.filter(({ isSlow }) => isSlow))}.`);
  return TARGETS.filter(({ isSlow }) => !isSlow);
}

/** The server of a run and what the targets may ask for; all of it ends with `sequence`. */
async function prepare(command: BenchCommand, sequence: StopSequence): Promise<Bench> {
  const place = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-bench-'));
  await chmod(place, 0o711);
  await sequence.add({ stop: () => rm(place, { recursive: true, force: true }) });
  // Added while it starts: what is interrupted then must not outlive its folder either.
  const starting = EmbeddedPostgres.start({ place });
  await sequence.add({
    stop: async () => (await starting).stop(),
    kill: () => void starting.then((server) => server.kill()),
  });
  const postgres = await starting;
  return {
    options: command,
    say: (text) => console.error(`  ${text}`),
    createDatabase: (name) => createBenchDatabase(postgres, name),
    async startRedis() {
      const redis = await OwnRedis.start();
      await sequence.add({ stop: () => redis.stop('SIGKILL') });
      return redis;
    },
    onStop: (stop) => sequence.add({ stop: async () => void (await stop()) }),
  };
}

async function bench(command: BenchCommand, sequence: StopSequence): Promise<boolean> {
  const targets = chosen(command);
  const context = await prepare(command, sequence);
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

/** A crash ends what was started, as a signal does: nothing of a run stays behind. */
async function endBy(error: unknown): Promise<void> {
  // What an interrupted run still had under way fails, which is nothing to tell.
  if (sequence.signal.aborted) return;
  console.error(describeFailure(error));
  await sequence.run();
  process.exit(1);
}

sequence.onSignals(console.error, (code) => process.exit(code || 130));
process.on('uncaughtException', (error) => void endBy(error));
process.on('unhandledRejection', (error) => void endBy(error));
try {
  const isMet = await bench(parseBenchCommand(process.argv.slice(2)), sequence);
  await sequence.run();
  process.exit(isMet ? 0 : 1);
} catch (error) {
  await endBy(error);
}
