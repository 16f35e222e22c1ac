import { existsSync } from 'node:fs';
import path from 'node:path';

/** Loads the clone's `.env`, if there is one. What is set outside wins. */
export function loadEnvironmentFile(root) {
  const file = path.join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
