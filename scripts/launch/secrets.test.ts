import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEnv } from '../../lib/foundation/env';
import { keptSecrets, secretsIn } from './secrets';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'agm-secrets-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the secrets of an installation', () => {
  it('are made once, for their owner alone, in the form that the product expects', async () => {
    expect(await secretsIn(folder)).toBeUndefined();
    const made = await keptSecrets(folder);
    expect(await keptSecrets(folder)).toEqual(made);
    expect((await stat(path.join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect(() => parseEnv({ ...made, DATABASE_URL: 'postgres://a@b/c' })).not.toThrow();
  });

  it.each(['', '{', '{"AUTH_SECRET":"only"}'])('are never replaced when the file is damaged: %j', async (content) => {
    await writeFile(path.join(folder, 'secrets.json'), content);
    await expect(keptSecrets(folder)).rejects.toThrow('is damaged');
  });
});
