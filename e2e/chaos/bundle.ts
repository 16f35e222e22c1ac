import path from 'node:path';
import { build } from 'esbuild';

/** One file of a worker's sources: started as often as it is killed, it would spend more time on loading than on posts. */
export async function bundle(root: string, entry: string): Promise<string> {
  const outfile = path.join(root, 'e2e/.artifacts/chaos', `${path.basename(entry, '.ts')}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external', conditions: ['react-server'] },
    ...{ sourcemap: 'inline', logLevel: 'warning' },
  });
  return outfile;
}
