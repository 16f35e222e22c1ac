import { once } from 'node:events';
import { connect } from 'node:net';
import { Refusal } from './refusal';

const REDIS_PORT = 6379;
const ANSWERS_WITHIN_MS = 5_000;

/** @throws Refusal with host and port, never the password, when nothing listens there. */
export async function refuseSilentRedis(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const address = { host: hostname.replace(/^\[|\]$/g, '') || 'localhost', port: Number(port) || REDIS_PORT };
  const socket = connect(address);
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    throw new Refusal(
      `REDIS_URL: nothing answers at ${address.host}:${address.port} (${cause}). Start that Redis, correct the variable, ` +
        'or leave it out: the product then keeps such things in its own process.',
    );
  } finally {
    socket.destroy();
  }
}
