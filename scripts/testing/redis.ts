import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../launch/ports';
import { refuseSilentRedis } from '../launch/redis-url';
import { Refusal } from '../launch/refusal';
import type { StopSequence } from '../launch/stop-sequence';
import { SupervisedProcess } from '../launch/supervised-process';
import { findOrInstall } from './install-program';

const READY_WITHIN_MS = 10_000;

/** The given Redis, otherwise a server of this run that keeps nothing. */
export async function testRedis(sequence: StopSequence): Promise<string> {
  const given = process.env.REDIS_URL;
  if (given) {
    await refuseSilentRedis(given);
    return given;
  }
  const command = findOrInstall(['redis-server'], 'redis-server', 'Install Redis, or set REDIS_URL.');
  const port = await freePort();
  const cwd = await mkdtemp(path.join(tmpdir(), 'ai-growth-manager-redis-'));
  let gaveUp: string | undefined;
  const server = new SupervisedProcess(
    {
      name: 'redis',
      command,
      args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      env: process.env,
      cwd,
      stopSignal: 'SIGTERM',
      stopWithinMs: 3_000,
      channel: false,
      onLine: () => undefined,
    },
    (message) => {
      gaveUp = message;
    },
  );
  await sequence.add({
    stop: async () => {
      await server.stop();
      await rm(cwd, { recursive: true, force: true });
    },
    kill: () => server.kill(),
  });
  server.start();
  const givenUpAt = Date.now() + READY_WITHIN_MS;
  while (!(await answers(port))) {
    if (gaveUp !== undefined || Date.now() > givenUpAt) throw new Refusal(gaveUp ?? 'redis-server does not answer.');
    await sleep(50);
  }
  return `redis://127.0.0.1:${port}`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
