import type pg from 'pg';

/** A prepared statement: PostgreSQL parses it once a connection, under `name`. `Row` is what it returns. */
export interface Statement<Params extends readonly unknown[], Row> {
  readonly name: string;
  readonly text: string;
  /** Types only; never set. */
  readonly types?: { params: Params; row: Row };
}

export const statement = <Params extends readonly unknown[], Row>(
  name: string,
  text: string,
): Statement<Params, Row> => ({ name, text });

/** What a statement runs on: the pool, or one checked-out client inside a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** Runs a statement and returns its rows. */
export async function run<Params extends readonly unknown[], Row extends pg.QueryResultRow>(
  on: Queryable,
  { name, text }: Statement<Params, Row>,
  params: Params,
): Promise<Row[]> {
  const result = await on.query<Row>({ name, text, values: [...params] });
  return result.rows;
}

/** Of each column what the rows have in it, as an array a column. */
export type ByColumn<Row extends readonly unknown[]> = { [Column in keyof Row]: Row[Column][] };

/** Rows, at least one, as the parameters of a statement that takes any number of them by `unnest`. */
export const byColumn = <Row extends readonly unknown[]>(rows: readonly Row[]): ByColumn<Row> =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column])) as ByColumn<Row>;
