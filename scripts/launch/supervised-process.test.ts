import { tmpdir } from 'node:os';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SupervisedProcess } from './supervised-process';

function supervise(script: string, stopWithinMs = 5_000) {
  const lines: string[] = [];
  const gaveUp = vi.fn();
  const process_ = new SupervisedProcess(
    {
      name: 'trial',
      command: process.execPath,
      args: ['-e', script],
      env: process.env,
      cwd: tmpdir(),
      stopSignal: 'SIGTERM',
      stopWithinMs,
      channel: true,
      onLine: (line) => lines.push(line),
    },
    gaveUp,
  );
  process_.start();
  onTestFinished(() => process_.stop());
  return { process: process_, lines, gaveUp };
}

const FOREVER = "console.log('up'); setInterval(() => {}, 1000);";
const until = (condition: () => void) => vi.waitFor(condition, { timeout: 15_000, interval: 20 });

describe('a supervised process', { timeout: 30_000 }, () => {
  it('is started again when it is killed', async () => {
    const trial = supervise(FOREVER);
    await until(() => expect(trial.lines).toEqual(['up']));
    process.kill(Number(trial.process.snapshot().pid), 'SIGKILL');
    await until(() => expect(trial.lines.filter((line) => line === 'up')).toHaveLength(2));
    expect(trial.process.snapshot()).toMatchObject({ state: 'running', restarts: 1 });
    expect(trial.gaveUp).not.toHaveBeenCalled();
  });

  it('is given up after five quick deaths, with its last words', async () => {
    const trial = supervise("console.error('no table'); process.exit(3);");
    await until(() => expect(trial.gaveUp).toHaveBeenCalledOnce());
    expect(trial.gaveUp.mock.calls[0]?.[0]).toContain('trial ended 5 times in a row (code 3)');
    expect(trial.gaveUp.mock.calls[0]?.[0]).toContain('no table');
    expect(trial.process.snapshot().state).toBe('gave up');
  });

  it('ends when it is asked to, once, and stays down', async () => {
    const trial = supervise(`process.on('SIGTERM', () => { console.log('bye'); process.exit(0); }); ${FOREVER}`);
    await until(() => expect(trial.lines).toEqual(['up']));
    await Promise.all([trial.process.stop(), trial.process.stop()]);
    await until(() => expect(trial.lines).toEqual(['up', 'bye']));
    expect(trial.process.snapshot().restarts).toBe(0);
  });

  it('is killed when it does not end in time, and what it started with it', async () => {
    const grandchild = "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])";
    const trial = supervise(
      `process.on('SIGTERM', () => {}); const c = ${grandchild}; console.log(c.pid); ${FOREVER}`,
      200,
    );
    await until(() => expect(trial.lines).toContain('up'));
    await trial.process.stop();
    const pid = Number(trial.lines[0]);
    await until(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
  });

  it('is not started again while it waits for its next try and is stopped', async () => {
    const trial = supervise('process.exit(1);');
    await until(() => expect(trial.process.snapshot().state).toBe('waiting'));
    await trial.process.stop();
    expect(trial.process.snapshot().state).toBe('stopping');
  });
});
