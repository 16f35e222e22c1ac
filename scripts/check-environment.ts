import { existsSync } from 'node:fs';
import { checkSetVariables, EnvError } from '../lib/foundation/env';

/** Stops a build over a variable that is set wrongly; what is not set may come when the product runs. */
try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  checkSetVariables(process.env);
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
