import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { ZodType } from 'zod';
import { BENCH_ENVIRONMENT } from './bench-environment';
import type { Bench } from './target';

/**
 * Runs a script of `measured/` in a process of its own: the product has one pool and one environment a process.
 * @returns what it reports by `report`, once it has ended
 */
export async function inProduct<Report>(
  bench: Bench,
  script: string,
  env: Record<string, string>,
  schema: ZodType<Report>,
): Promise<Report> {
  const child = fork(path.join(import.meta.dirname, 'measured', `${script}.ts`), {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: { ...process.env, ...BENCH_ENVIRONMENT, BENCH_QUICK: bench.options.quick ? '1' : '', ...env },
  });
  const ended = once(child, 'exit');
  await bench.onStop(async () => {
    if (child.kill('SIGKILL')) await ended;
  });
  let said: unknown;
  child.on('message', (message) => {
    said = message;
  });
  const [code] = await ended;
  if (code !== 0) throw new Error(`${script} ended with ${code} before it had measured.`);
  return schema.parse(said);
}

/** Sends what was measured, and ends the process. */
export function report(measured: object): void {
  process.send?.(measured, () => process.exit(0));
}
