import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { envSchema } from '../lib/foundation/env-schema';
import { exampleFile, withTable } from './environment-docs';

describe('the documents of the environment (npm run env:docs renews them)', () => {
  it('.env.example equals the schema', async () => {
    expect(await readFile('.env.example', 'utf8')).toBe(exampleFile());
  });

  it('the README equals the schema', async () => {
    const readme = await readFile('README.md', 'utf8');
    expect(readme).toBe(withTable(readme));
  });

  it('every setting says what it is for', () => {
    const silent = Object.entries(envSchema.shape).filter(([, schema]) => !schema.description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('the example sets nothing', () => {
    const set = exampleFile()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(set).toEqual([]);
  });
});
