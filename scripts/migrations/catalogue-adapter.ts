import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlQuery, type SqlResultSet } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** PostgreSQL's one-byte `"char"`, in which its catalogues keep kinds and actions; the adapter refuses it. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/** Presents `"char"` columns as text, and remembers which they were. One query at a time. */
export class CataloguePool extends pg.Pool {
  charColumns: number[] = [];

  constructor(databaseUrl: string) {
    super({ connectionString: databaseUrl, max: 1 });
    const send = super.query.bind(this) as (...args: unknown[]) => Promise<pg.QueryResult>;
    const query = async (...args: unknown[]): Promise<pg.QueryResult> => {
      const result = await send(...args);
      this.charColumns = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
      for (const index of this.charColumns) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT_OID });
      return result;
    };
    this.query = query as pg.Pool['query'];
  }
}

/** The adapter for the schema engine, which wants `"char"` reported as one character and panics on text. */
export class CataloguePg extends PrismaPg {
  constructor(private readonly pool: CataloguePool) {
    super(pool);
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
      const result = await queryRaw(query);
      for (const index of this.pool.charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}
