import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { logger } from '@/lib/foundation/logger';
import type { Listener } from './key-value-store';

/** A connection of its own that hears one channel, and after each loss subscribes anew. */
export function listen(client: Redis, channel: string, listener: Listener): Redis {
  const redis = client.duplicate({ lazyConnect: true, autoResubscribe: false });
  redis.on('error', (error) => logger().debug({ err: error }, 'Redis does not answer its listener.'));
  redis.on('message', (_channel, message) => listener.onMessage(message));
  redis.on('close', () => listener.onListening(false));
  redis.on('ready', () => {
    subscribe(redis, channel).then(
      () => listener.onListening(true),
      () => redis.disconnect(true),
    );
  });
  // The handlers above have been told; it keeps trying.
  redis.connect().catch(() => undefined);
  return redis;
}

/** The client throws where nobody can catch it when it subscribes at what is not Redis; so that is asked first. */
async function subscribe(redis: Redis, channel: string): Promise<void> {
  const word = randomUUID();
  if ((await redis.echo(word)) !== word) throw new Error('What answers is not Redis.');
  await redis.subscribe(channel);
}
