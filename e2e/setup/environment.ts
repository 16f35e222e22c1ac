import { sandboxEnvironment } from '../../scripts/launch/demo-environment';

const SANDBOX_URL = 'http://localhost:3010';

/** What every test finds in its environment unless it was set outside. */
const defaults: Record<string, string> = {
  LOG_LEVEL: 'silent',
  APP_URL: 'http://localhost:3000',
  AUTH_SECRET: 'test-auth-secret-of-at-least-32-characters',
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  SANDBOX_URL,
  // Nothing listens there: a unit test that reaches for the database fails at once.
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  ...sandboxEnvironment(process.env.SANDBOX_URL || SANDBOX_URL),
};

for (const [name, value] of Object.entries(defaults)) process.env[name] ||= value;
