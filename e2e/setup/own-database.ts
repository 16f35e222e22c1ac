import { createTestDatabase } from './test-database';

const { url } = await createTestDatabase();
process.env.DATABASE_URL = url;
