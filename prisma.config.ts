process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

import { defineConfig } from 'prisma/config';

/** The first line keeps `prisma generate` from downloading an engine that only `prisma migrate` would use. */
export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
});
