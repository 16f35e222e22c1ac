import path from 'node:path';
import { isDemo, sandboxEnvironment } from './demo-environment';
import type { Secrets } from './secrets';

export interface Installation {
  databaseUrl: string;
  folder: string;
  secrets: Secrets;
  sandboxPort: number;
}

/**
 * The environment that every process of the product gets: what was set outside, completed by what the launcher brings.
 * The demo's well-known password is used only where nobody but this machine is invited in.
 */
export function completeEnvironment(outside: NodeJS.ProcessEnv, installation: Installation): NodeJS.ProcessEnv {
  const { databaseUrl, folder, secrets, sandboxPort } = installation;
  const port = outside.PORT || '3000';
  const appUrl = outside.APP_URL || `http://localhost:${port}`;
  const brought: Record<string, string> = {
    PORT: port,
    APP_URL: appUrl,
    AUTH_SECRET: secrets.AUTH_SECRET,
    ENCRYPTION_KEYS: secrets.ENCRYPTION_KEYS,
    FILES_DIR: path.join(folder, 'files'),
    OUTBOX_DIR: path.join(folder, 'outbox'),
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    ...(isDemo(outside)
      ? { SANDBOX_PORT: String(sandboxPort), ...sandboxEnvironment(`http://localhost:${sandboxPort}`) }
      : {}),
    ...(isOnThisMachine(appUrl) ? {} : { DEMO_PASSWORD: secrets.DEMO_PASSWORD }),
  };
  const given = Object.entries(outside).filter(([, value]) => value !== undefined && value !== '');
  return { ...brought, ...Object.fromEntries(given), NODE_ENV: outside.NODE_ENV };
}

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0']);

const isOnThisMachine = (url: string): boolean => LOCAL_HOSTS.has(new URL(url).hostname);
