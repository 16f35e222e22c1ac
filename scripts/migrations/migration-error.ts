/** Prisma's own codes: P1002 lock not had in time, P3009 an earlier failure stands in the way, P3018 a migration failed. */
export type MigrationErrorCode = 'P1002' | 'P3009' | 'P3018';

export class MigrationError extends Error {
  override readonly name = 'MigrationError';

  constructor(
    readonly code: MigrationErrorCode,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(`${code}: ${message}`, options);
  }
}
