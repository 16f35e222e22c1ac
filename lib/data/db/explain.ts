import pg from 'pg';
import type { Statement } from './sql';

/** One node of PostgreSQL's plan, as EXPLAIN (FORMAT JSON) prints it. */
export interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Subplan Name'?: string;
  'Heap Fetches'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

export interface Explained {
  /** Every node, the root first. */
  nodes: PlanNode[];
  /** Buffers touched by the whole statement. */
  buffers: number;
}

/** Runs a statement under EXPLAIN ANALYZE in a transaction that is rolled back, with a custom or the generic plan. */
export async function explain<Params extends readonly unknown[], Row>(
  client: pg.Client,
  { name, text }: Statement<Params, Row>,
  params: Params,
  mode: 'force_custom_plan' | 'force_generic_plan',
): Promise<Explained> {
  const values = params.map(literal).join(', ');
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL plan_cache_mode = ${mode}`);
    await client.query(`PREPARE ${name} AS ${text}`);
    const call = params.length > 0 ? `${name}(${values})` : name;
    const run = () =>
      client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE ${call}`);
    const root = (await run()).rows[0]?.['QUERY PLAN'][0].Plan;
    if (!root) throw new Error(`EXPLAIN of ${name} printed no plan`);
    return { nodes: flatten(root), buffers: buffersOf(root) };
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE ALL');
  }
}

/** What a node and all below it touched. */
export const buffersOf = (node: PlanNode): number =>
  (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0);

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map(element).join(',')}}`);
  return typeof value === 'number' ? String(value) : pg.escapeLiteral(plain(value));
}

const element = (value: unknown): string =>
  value === null ? 'NULL' : `"${plain(value).replace(/["\\]/g, String.raw`\$&`)}"`;

const plain = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));
