import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a Node program with its output shown. @returns its exit code; 1 when a signal ended it. */
export async function runCommand(
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<number> {
  options.signal.throwIfAborted();
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : 1;
}
