const WIDTH = 30;

/** A bar that is redrawn on a terminal, and a line every few seconds elsewhere. */
export function showProgress(done: number, total: number, note: string): void {
  const filled = Math.round((done / Math.max(1, total)) * WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total} ${note}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${bar}`);
  else console.log(bar);
}

export const PROGRESS_EVERY_MS = process.stdout.isTTY ? 500 : 5_000;
