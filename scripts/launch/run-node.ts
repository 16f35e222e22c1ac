import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Refusal } from './refusal';

const KEPT_CHARACTERS = 8_000;

/** Runs a Node program quietly to its end. @throws Refusal with the end of what it said when it fails. */
export async function runNode(
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<void> {
  options.signal.throwIfAborted();
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-KEPT_CHARACTERS);
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Refusal(`node ${args.join(' ')} failed:\n${said}`);
}
