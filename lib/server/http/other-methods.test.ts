import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '@/lib/contracts/problem';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const APP = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../app');
const CATCH_ALL = path.join('api', 'v2', '[[...rest]]', 'route.ts');
const routes = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter(
  (file) => path.basename(file) === 'route.ts' && file !== CATCH_ALL,
);

type Exports = Record<string, (request: Request) => Promise<Response>>;
const call = async (route: Exports, method: string): Promise<Response | undefined> =>
  route[method]?.(new Request('http://localhost:3000/api/somewhere', { method }));

describe('a route', () => {
  it('is found', () => expect(routes.length).toBeGreaterThan(15));

  it.each(routes)(
    '%s answers each method that it has not by a problem that names those it has',
    async (file) => {
      const route = (await import(path.join(APP, file))) as Exports;
      const allow = (await call(route, 'OPTIONS'))?.headers.get('allow') ?? '';
      const known = METHODS.filter((method) => allow.split(', ').includes(method));
      expect(known).not.toEqual([]);
      expect(allow.includes('HEAD')).toBe(known.includes('GET'));
      for (const method of known) expect(route[method], method).toBeTypeOf('function');
      for (const method of METHODS.filter((name) => !known.includes(name))) {
        const answer = await call(route, method);
        expect([answer?.status, answer?.headers.get('allow')], method).toEqual([405, allow]);
        const problem = problemSchema.parse(await answer?.json());
        expect(problem).toMatchObject({ status: 405, code: 'method_not_allowed' });
        expect(problem.detail).toContain(known.join(', '));
      }
    },
    30_000,
  );
});
