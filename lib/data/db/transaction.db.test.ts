import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '@/lib/foundation/ids';
import { prisma } from './client';
import { pool } from './pool';
import { run, statement } from './sql';
import { withTransaction } from './transaction';

afterAll(() => pool().stop());

const business = () => {
  const id = newId('biz');
  return { id, slug: id.toLowerCase(), name: 'Test', timeZone: 'Europe/Oslo' };
};
const countOf = statement<[id: string], { count: string }>('count_of', 'SELECT count(*) FROM businesses WHERE id = $1');
const backend = statement<[], { pid: number }>('backend', 'SELECT pg_backend_pid() AS pid');

describe('withTransaction', () => {
  test('both doors lead to one connection, which sees its own writes before others do', async () => {
    const row = business();
    await withTransaction(async ({ prisma: tx, client }) => {
      await tx.business.create({ data: row });
      expect(await run(client, countOf, [row.id])).toEqual([{ count: '1' }]);
      expect(await run(pool(), countOf, [row.id])).toEqual([{ count: '0' }]);
      const [own] = await run(client, backend, []);
      const [prismas] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      expect(own).toEqual(prismas);
    });
    expect(await run(pool(), countOf, [row.id])).toEqual([{ count: '1' }]);
  });

  test('rolls back what either door wrote when the work throws', async () => {
    const [first, second] = [business(), business()];
    const work = withTransaction(async ({ prisma: tx, client }) => {
      await tx.business.create({ data: first });
      await client.query(
        'INSERT INTO businesses (id, slug, name, time_zone, updated_at) VALUES ($1, $2, $3, $4, now())',
        [second.id, second.slug, second.name, second.timeZone],
      );
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await prisma().business.count({ where: { id: { in: [first.id, second.id] } } })).toBe(0);
    expect(pool().snapshot().totals.leaks).toBe(0);
  });

  test('transactions side by side have connections of their own', async () => {
    const pids = await Promise.all(
      Array.from({ length: 5 }, () => withTransaction(async ({ client }) => (await run(client, backend, []))[0]?.pid)),
    );
    expect(new Set(pids).size).toBe(5);
  });

  test('the connection is refused after the end', async () => {
    const kept = await withTransaction(async ({ client }) => client);
    expect(() => kept.query('SELECT 1')).toThrow('was rolled back');
  });

  test("Prisma's reads are prepared under a name", async () => {
    await withTransaction(async ({ prisma: tx, client }) => {
      await tx.business.findMany({ where: { slug: 'none' }, take: 1 });
      const { rows } = await client.query("SELECT name FROM pg_prepared_statements WHERE starts_with(name, 'p_')");
      expect(rows.length).toBeGreaterThan(0);
    });
  });
});
