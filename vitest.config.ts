import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const environment = at('./e2e/setup/environment.ts');
const databaseTests = '{lib,prisma,scripts}/**/*.db.test.ts';

export default defineConfig({
  resolve: {
    alias: { '@': at('.').slice(0, -1), 'server-only': at('./e2e/setup/server-only.ts') },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,scripts,prisma}/**/*.test.{ts,tsx,mjs}'],
          exclude: [databaseTests],
          setupFiles: [environment],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: [databaseTests],
          globalSetup: [at('./e2e/setup/database.ts')],
          setupFiles: [environment, at('./e2e/setup/own-database.ts')],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          include: ['e2e/api/**/*.test.ts'],
          setupFiles: [environment],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
