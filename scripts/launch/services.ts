import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUILT_WORKER } from './build';
import type { ProcessSpec } from './supervised-process';

const NEXT = 'node_modules/next/dist/bin/next';
/** A worker waits for networks: it need not put 48 MB aside for what is young. Pages would be a third slower by that. */
const SMALL_HEAP = '--max-semi-space-size=2';
/** Of glibc's allocator, which would else keep one a thread, each with what it does not give back. */
const MALLOC_ARENA_MAX = '2';

export type ServiceName = 'sandbox' | 'web' | 'worker';

export interface ServiceOptions {
  root: string;
  env: NodeJS.ProcessEnv;
  /** `next dev` and the worker's sources in place of what was built. */
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
    worker: {
      args: dev ? typescript('lib/scheduler/main.ts') : [SMALL_HEAP, '--conditions=react-server', BUILT_WORKER],
      stopWithinMs: 11_000,
    },
  };
  const { args, stopWithinMs } = runs[name];
  const watch = pathToFileURL(path.join(root, 'scripts/launch/exit-with-launcher.mjs')).href;
  return {
    name,
    command: process.execPath,
    args: ['--import', watch, ...args],
    env: { MALLOC_ARENA_MAX, ...env, NODE_ENV: mode, LAUNCHER_PID: String(process.pid) },
    cwd: root,
    stopSignal: 'SIGTERM',
    stopWithinMs,
    channel: true,
    onLine: (line) => onLine(name, line),
  };
}

/** Node's arguments for a TypeScript entry; the condition makes `server-only` the empty module that it is on a server. */
export const typescript = (entry: string): string[] => ['--conditions=react-server', '--import', 'tsx', entry];
