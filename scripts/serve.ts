import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parseEnv } from '../lib/foundation/env';
import { refuseTakenPort } from './launch/ports';
import { describeFailure, Refusal } from './launch/refusal';

/** The web server alone, on a build that is there. */
try {
  const { PORT } = parseEnv(process.env);
  if (!existsSync('.next/BUILD_ID')) throw new Refusal('The web app is not built. Run: npm run build');
  await refuseTakenPort(PORT, 'PORT');
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  process.argv = [process.execPath, next, 'start', '-p', String(PORT)];
  await import(pathToFileURL(next).href);
} catch (error) {
  console.error(`\n${describeFailure(error)}\n`);
  process.exitCode = 1;
}
