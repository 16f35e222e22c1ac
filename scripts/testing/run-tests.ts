import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeFailure, Refusal } from '../launch/refusal';
import { StopSequence } from '../launch/stop-sequence';
import { type Counts, sum } from './counts';
import { Resources } from './resources';
import { STEPS, type Step, type StepContext } from './steps';

/** Runs the chosen steps, all to the end, and ends the process with a last line `N passed, N failed`. */
export async function runTests(root: string, args: string[]): Promise<void> {
  const sequence = new StopSequence();
  sequence.onSignals(console.log, () => process.exit(1));
  const startedAt = Date.now();
  let total: Counts = { passed: 0, failed: 1 };
  try {
    const steps = chooseSteps(args);
    const artifacts = path.join(root, 'e2e/.artifacts');
    await mkdir(artifacts, { recursive: true });
    const resources = new Resources(root, artifacts, sequence);
    total = await runSteps(steps, { root, artifacts, resources, signal: sequence.signal });
  } catch (error) {
    console.error(describeFailure(error));
  }
  if (sequence.signal.aborted) return;
  await sequence.run();
  console.log(`\nAll steps took ${seconds(startedAt)}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

/** `--only unit,db` runs these steps alone. */
export function chooseSteps(args: string[]): Step[] {
  const { values } = parseArgs({ args, options: { only: { type: 'string' } } });
  if (values.only === undefined) return STEPS;
  const names = values.only.split(',');
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Refusal(`There is no step ${unknown.join(', ')}. Steps: ${STEPS.map((step) => step.name).join(', ')}`);
  }
  return STEPS.filter((step) => names.includes(step.name));
}

async function runSteps(steps: Step[], context: StepContext): Promise<Counts> {
  const counts: Counts[] = [];
  for (const step of steps) {
    if (context.signal.aborted) break;
    counts.push(await runStep(step, context));
  }
  return sum(counts);
}

async function runStep(step: Step, context: StepContext): Promise<Counts> {
  const startedAt = Date.now();
  console.log(`\n── ${step.name}`);
  let counts: Counts;
  try {
    counts = await step.run(context);
  } catch (error) {
    if (!context.signal.aborted) console.error(describeFailure(error));
    counts = { passed: 0, failed: 1 };
  }
  console.log(`── ${step.name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds(startedAt)}`);
  return counts;
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
