import { readFile, writeFile } from 'node:fs/promises';
import { exampleFile, withTable } from './environment-docs';

/** Renews `.env.example` and the README's table after a change of lib/foundation/env-schema.ts. */
await writeFile('.env.example', exampleFile());
await writeFile('README.md', withTable(await readFile('README.md', 'utf8')));
