/** What a process of the product needs beside its database, when it is measured. */
export const BENCH_ENVIRONMENT = {
  NODE_ENV: 'production',
  LOG_LEVEL: 'error',
  AUTH_SECRET: 'bench-auth-secret-of-at-least-32-characters',
  ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
} as const;
