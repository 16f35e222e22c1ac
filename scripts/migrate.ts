import { parseArgs } from 'node:util';
import { migrate, rollBackRecord } from './migrations/apply';

const { values } = parseArgs({ options: { 'rolled-back': { type: 'string' } } });
const databaseUrl = process.env.DATABASE_URL;

try {
  if (!databaseUrl) throw new Error('DATABASE_URL is not set. Expected postgres://user:password@host:port/name.');
  const rolledBack = values['rolled-back'];
  if (rolledBack !== undefined) {
    const found = await rollBackRecord(databaseUrl, rolledBack);
    console.log(found ? `marked ${rolledBack} as rolled back` : `no failed migration is named ${rolledBack}`);
    if (!found) process.exitCode = 1;
  }
  if (process.exitCode !== 1) {
    const applied = await migrate({ databaseUrl });
    if (applied.length === 0) console.log('The database is up to date.');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
