import { checkSetVariables } from '../../lib/foundation/env';
import { candidateFolders } from './data-folder';
import { Refusal } from './refusal';
import { findRunning } from './runtime-file';
import { secretsIn } from './secrets';

/**
 * Completes this process's environment with that of the running product, so that a command beside it works on the same
 * database with the same keys. A DATABASE_URL of another server keeps its address and takes only the clone's keys.
 */
export async function adoptRunningEnvironment(root: string): Promise<void> {
  checkSetVariables(process.env);
  const own = process.env.DATABASE_URL;
  const running = await findRunning(root);
  if (running !== undefined && (!own || own === running.env.DATABASE_URL)) return complete(running.env);
  if (own) return complete(await keptKeys(root));
  throw new Refusal(
    'The product is not running in this clone, and DATABASE_URL is not set. Run npm start first, or set ' +
      'DATABASE_URL (with AUTH_SECRET and ENCRYPTION_KEYS) to use a server of your own.',
  );
}

function complete(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) process.env[name] ||= value;
}

async function keptKeys(root: string): Promise<Record<string, string>> {
  for (const folder of candidateFolders(root)) {
    const secrets = await secretsIn(folder);
    if (secrets === undefined) continue;
    const { AUTH_SECRET, ENCRYPTION_KEYS } = secrets;
    return { AUTH_SECRET, ENCRYPTION_KEYS };
  }
  return {};
}
