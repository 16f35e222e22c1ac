/** A start that cannot go on for a reason the reader can mend. The message names the cause and the remedy. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** True for errors of the operating system, which carry a code such as ENOSPC. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** What to print for a failed start: one readable paragraph for what is understood, the whole error for the rest. */
export function describeFailure(error: unknown): string {
  if (error instanceof Error && ['Refusal', 'EnvError', 'MigrationError'].includes(error.name)) return error.message;
  if (hasCode(error, 'ENOSPC', 'EDQUOT') || /No space left on device/i.test(String(error))) {
    return 'The disk is full. Free some space, then start again; nothing was lost.';
  }
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS') && error instanceof Error) {
    return `This user may not do what the start needs: ${error.message}. Check who owns the folder.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
