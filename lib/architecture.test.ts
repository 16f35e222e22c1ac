import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OUTSIDE = ['scripts', 'e2e', 'prisma'];

/** Each room and the rooms below it that it may name; its own is always allowed. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  app: ['components', 'lib/client', 'lib/server', 'lib/scheduler', 'lib/domain', 'lib/contracts', 'lib/foundation'],
  components: ['lib/client', 'lib/contracts', 'lib/foundation'],
  'lib/client': ['lib/contracts', 'lib/foundation'],
  'lib/server': ['lib/domain', 'lib/data', 'lib/contracts', 'lib/foundation'],
  'lib/scheduler': ['lib/domain', 'lib/platforms', 'lib/data', 'lib/contracts', 'lib/foundation'],
  'lib/domain': ['lib/platforms', 'lib/data', 'lib/contracts', 'lib/foundation'],
  'lib/platforms': ['lib/contracts', 'lib/foundation'],
  'lib/sandbox': ['lib/data', 'lib/contracts', 'lib/foundation'],
  'lib/data': ['lib/contracts', 'lib/foundation'],
  'lib/contracts': ['lib/foundation'],
  'lib/foundation': [],
};

/** The one door to each outside thing: module → the files that may import it. */
const DOORS: Record<string, RegExp> = {
  '@vercel/kv': /^lib\/data\/kv\/vercel-kv\.ts$/,
  ioredis: /^lib\/(data\/kv|server\/http)\//,
  '@prisma/adapter-pg': /^lib\/data\/db\//,
  pg: /^lib\/(data\/db|sandbox|server\/health)\//,
  oauth4webapi: /^lib\/platforms\//,
  'better-auth': /^lib\/(server\/auth|client)\//,
  sharp: /^lib\/(domain\/media|sandbox)\//,
  next: /^(app\/|components\/|instrumentation\.ts|lib\/server\/|lib\/data\/cache\/next\.ts)/,
};

interface SourceFile {
  path: string;
  lines: number;
  text: string;
  /** Paths from the root for our own files, package names for the rest. */
  imports: string[];
}

const files = ['app', 'components', 'lib'].flatMap((folder) => sourcesIn(join(ROOT, folder)));
/** Tests and the `-fixture` files that only tests name. */
const isForTests = (path: string): boolean => /(\.test|-fixture)\.tsx?$/.test(path);
const production = files.filter(({ path }) => !isForTests(path));

describe('the house', () => {
  it('names its fixtures in tests only', () => {
    const named = production.flatMap(({ path, imports }) =>
      imports.filter((it) => it.endsWith('-fixture')).map((it) => `${path} → ${it}`),
    );
    expect(named).toEqual([]);
  });

  it('is looked at whole', () => {
    expect(production.length).toBeGreaterThan(100);
    expect(production.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
  });

  it('imports downwards only', () => {
    const upwards = production.flatMap(({ path, imports }) =>
      imports
        .filter((target) => isOurs(target) && roomOf(target) !== roomOf(path))
        .filter((target) => !MAY_IMPORT[roomOf(path)]?.includes(roomOf(target)))
        .map((target) => `${path} → ${target}`),
    );
    expect(upwards).toEqual([]);
  });

  it('drives the scheduler from one route alone', () => {
    const drivers = files
      .filter(({ path, imports }) => path.startsWith('app/') && imports.some((it) => roomOf(it) === 'lib/scheduler'))
      .map(({ path }) => path);
    expect(drivers).toEqual(['app/api/cron/tick/route.ts']);
  });

  it('keeps platforms and sandbox apart, and lets the sandbox into no storage but its own', () => {
    const peeks = files
      .filter(({ path }) => path.startsWith('lib/sandbox/'))
      .flatMap(({ path, imports }) =>
        imports.filter((it) => /^lib\/data\/(?!db\/)/.test(it)).map((it) => `${path} → ${it}`),
      );
    expect(peeks).toEqual([]);
  });

  it('has one door to each outside thing', () => {
    const sideDoors = production.flatMap(({ path, imports }) =>
      Object.entries(DOORS)
        .filter(([name, door]) => imports.some((it) => it === name || it.startsWith(`${name}/`)) && !door.test(path))
        .map(([name]) => `${path} imports ${name}`),
    );
    expect(sideDoors).toEqual([]);
  });

  it('reads the environment in one file', () => {
    const readers = production.filter(({ text }) => /process\.env/.test(text)).map(({ path }) => path);
    expect(readers.filter((path) => path !== 'lib/foundation/env.ts')).toEqual([]);
  });

  it('is imported by nothing that stands outside, and names nothing there', () => {
    const named = production.flatMap(({ path, imports }) =>
      imports.filter((it) => OUTSIDE.includes(it.split('/')[0] ?? '')).map((it) => `${path} → ${it}`),
    );
    expect(named).toEqual([]);
  });

  it('keeps files small: routes 40 lines, pages 60, anything 250', () => {
    const limitOf = (path: string): number => (/\/route\.ts$/.test(path) ? 40 : /\/page\.tsx$/.test(path) ? 60 : 250);
    const large = production
      .filter(({ path, lines }) => lines > limitOf(path))
      .map(({ path, lines }) => `${path}: ${lines}`);
    expect(large).toEqual([]);
  });

  it('has no drawers', () => {
    expect(files.filter(({ path }) => /(^|\/)(utils?|helpers?|misc|common)(\.tsx?|\/)/.test(path))).toEqual([]);
  });
});

function sourcesIn(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('lib/data/db/generated/'))
    .map(readSource);
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return { path, text, lines: text.split('\n').length - 1, imports: specifiers.map((it) => fromRoot(path, it)) };
}

function fromRoot(path: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
}

const isOurs = (target: string): boolean => /^(app|components|lib)\//.test(target);

const roomOf = (path: string): string => {
  const [first = '', second = ''] = path.split('/');
  return first === 'lib' ? `lib/${second}` : first;
};
