import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs } from '../../lib/foundation/retry';
import { hasCode } from './refusal';

const LIMITS = { quickDeathMs: 10_000, quickDeaths: 5, backoff: { baseMs: 250, maxMs: 10_000 } };

export interface ProcessSpec {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  uid?: number;
  gid?: number;
  stopSignal: NodeJS.Signals;
  /** How long it may take to stop before it is killed. */
  stopWithinMs: number;
  /** Node processes get a channel whose end tells them that the launcher is gone. */
  channel: boolean;
  onLine: (line: string) => void;
  beforeRestart?: () => Promise<void>;
}

/** One child in a process group of its own, started again with back-off when it dies, until it dies too often. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private quickDeaths = 0;
  private restarts = 0;
  private state: 'idle' | 'running' | 'waiting' | 'stopping' | 'gave up' = 'idle';
  private stopped: Promise<void> | undefined;
  private readonly lastLines: string[] = [];

  constructor(
    readonly spec: ProcessSpec,
    private readonly onGiveUp: (message: string) => void,
  ) {}

  start(): void {
    const { spec } = this;
    const startedAt = Date.now();
    const child = spawn(spec.command, spec.args, {
      env: spec.env,
      cwd: spec.cwd,
      ...(spec.uid === undefined ? {} : { uid: spec.uid, gid: spec.gid }),
      detached: process.platform !== 'win32',
      stdio: spec.channel ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.state = 'running';
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.keepLine(line));
    }
    child.once('error', (error) => this.keepLine(error.message));
    child.once('close', (code, signal) => {
      if (this.state === 'running') void this.restart(Date.now() - startedAt, signal ?? `code ${code}`);
    });
  }

  /** Stops the process and everything in its group; the second call waits for the first. */
  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  /** Ends the process group at once. */
  kill(): void {
    if (this.state !== 'gave up') this.state = 'stopping';
    this.signal('SIGKILL');
  }

  snapshot(): { name: string; pid: number | undefined; state: string; restarts: number } {
    return { name: this.spec.name, pid: this.child?.pid, state: this.state, restarts: this.restarts };
  }

  private async end(): Promise<void> {
    const child = this.child;
    const running = this.state === 'running';
    this.state = 'stopping';
    if (child === undefined || !running || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(this.spec.stopSignal);
    const timer = setTimeout(() => this.signal('SIGKILL'), this.spec.stopWithinMs);
    await exited;
    clearTimeout(timer);
    this.signal('SIGKILL');
  }

  private async restart(livedMs: number, reason: string): Promise<void> {
    this.state = 'waiting';
    this.signal('SIGKILL');
    this.quickDeaths = livedMs < LIMITS.quickDeathMs ? this.quickDeaths + 1 : 1;
    if (this.quickDeaths >= LIMITS.quickDeaths) {
      this.state = 'gave up';
      const said = this.lastLines.map((line) => `  ${line}`).join('\n');
      this.onGiveUp(`${this.spec.name} ended ${this.quickDeaths} times in a row (${reason}). Its last words:\n${said}`);
      return;
    }
    const waitMs = backoffMs(this.quickDeaths, LIMITS.backoff);
    this.spec.onLine(`ended with ${reason}; starting again in ${waitMs} ms`);
    await sleep(waitMs);
    if (this.state !== 'waiting') return;
    try {
      await this.spec.beforeRestart?.();
    } catch (error) {
      this.keepLine(String(error));
    }
    if (this.state !== 'waiting') return;
    this.restarts += 1;
    this.start();
  }

  private keepLine(line: string): void {
    this.lastLines.push(line);
    if (this.lastLines.length > 20) this.lastLines.shift();
    this.spec.onLine(line);
  }

  private signal(signal: NodeJS.Signals): void {
    const pid = this.child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, signal);
    } catch (error) {
      if (!hasCode(error, 'ESRCH')) throw error;
    }
  }
}
