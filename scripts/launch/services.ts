import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProcessSpec } from './supervised-process';

const NEXT = 'node_modules/next/dist/bin/next';

export type ServiceName = 'sandbox' | 'web' | 'worker';

export interface ServiceOptions {
  root: string;
  env: NodeJS.ProcessEnv;
  /** `next dev` in place of the built app. */
  dev: boolean;
  onLine: (service: string, line: string) => void;
}

/** How each process of the product is run. */
export function serviceSpec(name: ServiceName, options: ServiceOptions): ProcessSpec {
  const { root, env, dev, onLine } = options;
  const mode = dev ? 'development' : 'production';
  const runs: Record<ServiceName, { args: string[]; stopWithinMs: number }> = {
    sandbox: { args: typescript('lib/sandbox/main.ts'), stopWithinMs: 2_000 },
    web: { args: [NEXT, dev ? 'dev' : 'start', '-p', env.PORT ?? '3000'], stopWithinMs: 4_000 },
    worker: { args: typescript('lib/scheduler/main.ts'), stopWithinMs: 11_000 },
  };
  const { args, stopWithinMs } = runs[name];
  const watch = pathToFileURL(path.join(root, 'scripts/launch/exit-with-launcher.mjs')).href;
  return {
    name,
    command: process.execPath,
    args: ['--import', watch, ...args],
    env: { ...env, NODE_ENV: mode, LAUNCHER_PID: String(process.pid) },
    cwd: root,
    stopSignal: 'SIGTERM',
    stopWithinMs,
    channel: true,
    onLine: (line) => onLine(name, line),
  };
}

/** Node's arguments for a TypeScript entry; the condition makes `server-only` the empty module that it is on a server. */
export const typescript = (entry: string): string[] => ['--conditions=react-server', '--import', 'tsx', entry];
