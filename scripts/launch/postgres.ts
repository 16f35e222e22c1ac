import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clusterIn, makeCluster, SUPERUSER } from './cluster';
import { createDatabaseIfMissing, waitForDatabase } from './database-url';
import { canEnter, type DatabaseUser, databaseUser } from './database-user';
import { freePort } from './ports';
import { postgresBinaries } from './postgres-binaries';
import { clearPostmaster } from './postmaster-pid';
import { hasCode, Refusal } from './refusal';
import { type ProcessSpec, SupervisedProcess } from './supervised-process';

export interface PostgresOptions {
  /** Folder that holds the cluster, its password and its log. The database's user must be able to enter it. */
  place: string;
  /** Extra server settings, such as `fsync=off` for data that may be lost. */
  settings?: string[];
  onGiveUp?: (message: string) => void;
}

const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
const LARGEST_LOG_BYTES = 5_000_000;

/** The embedded PostgreSQL, on loopback only, restarted when it dies. */
export class EmbeddedPostgres {
  private constructor(
    private readonly server: SupervisedProcess,
    private readonly address: string,
  ) {}

  /** Starts the server on the cluster in `place`, made first when missing. @throws Refusal with the server's own words. */
  static async start(options: PostgresOptions): Promise<EmbeddedPostgres> {
    const cluster = clusterIn(options.place);
    const user = await databaseUser(cluster);
    await mkdir(options.place, { recursive: true, mode: 0o711 });
    await refuseClosedCluster(cluster, user);
    const binaries = await postgresBinaries(options.place, user);
    const password = await makeCluster(options.place, binaries, user);
    await clearPostmaster(cluster);
    const port = await keptPort(path.join(options.place, 'postgres-port'));
    const settings = [`port=${port}`, ...SETTINGS, ...(options.settings ?? [])];
    const spec: ProcessSpec = {
      name: 'postgres',
      command: binaries.postgres,
      args: ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])],
      env: { NODE_ENV: 'production', PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      cwd: cluster,
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
      stopSignal: 'SIGINT',
      stopWithinMs: 6_000,
      channel: false,
      onLine: await logTo(path.join(options.place, 'postgres.log')),
      beforeRestart: () => clearPostmaster(cluster),
    };
    return EmbeddedPostgres.run(spec, `${SUPERUSER}:${password}@127.0.0.1:${port}`, options.onGiveUp);
  }

  private static async run(
    spec: ProcessSpec,
    address: string,
    onGiveUp: (message: string) => void = () => undefined,
  ): Promise<EmbeddedPostgres> {
    const { postgres, failed } = await new Promise<{ postgres: EmbeddedPostgres; failed?: unknown }>((resolve) => {
      const server = new SupervisedProcess(spec, (message) => {
        resolve({ postgres, failed: new Refusal(message) });
        onGiveUp(message);
      });
      const postgres = new EmbeddedPostgres(server, address);
      server.start();
      waitForDatabase(postgres.url('postgres')).then(
        () => resolve({ postgres }),
        (failed: unknown) => resolve({ postgres, failed }),
      );
    });
    if (failed === undefined) return postgres;
    await postgres.stop();
    throw failed;
  }

  url(database: string): string {
    return `postgres://${this.address}/${database}`;
  }

  /** The address of a database, made when missing. */
  async database(name: string): Promise<string> {
    await createDatabaseIfMissing(this.url('postgres'), name);
    return this.url(name);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  kill(): void {
    this.server.kill();
  }

  snapshot(): ReturnType<SupervisedProcess['snapshot']> {
    return this.server.snapshot();
  }
}

/** The port of the last start while it is free, so that a tool set up for the database keeps working. */
async function keptPort(file: string): Promise<number> {
  const last = (await sizeOf(file)) === 0 ? undefined : Number(await readFile(file, 'utf8'));
  const port = await freePort(...(last === undefined ? [] : [last]));
  if (port !== last) await writeFile(file, String(port));
  return port;
}

async function refuseClosedCluster(cluster: string, user: DatabaseUser): Promise<void> {
  if ((await sizeOf(cluster)) === 0 || canEnter(user, cluster)) return;
  const name = user?.name ?? 'that runs this';
  throw new Refusal(
    `The database in ${cluster} cannot be read by its user ${name}. Give it to that user: chown -R ${name} ${cluster}`,
  );
}

async function logTo(file: string): Promise<(line: string) => void> {
  if ((await sizeOf(file)) > LARGEST_LOG_BYTES) await rm(file);
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  // A log that cannot be written (a full disk) must not take the database down with it.
  stream.on('error', () => undefined);
  return (line) => void stream.write(`${line}\n`);
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}
