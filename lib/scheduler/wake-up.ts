import type { ListeningClient } from '@/lib/data/db/job-pool';
import { logger } from '@/lib/foundation/logger';

/** The database says so when a post is due sooner than any worker's longest sleep: the trigger is in the migrations. */
const CHANNEL = 'post_due';

/** Wakes the worker for posts that are due soon, on a connection that listens already. Rings once at the start, for what was missed. */
export function listenForDuePosts(client: ListeningClient, wake: () => void): void {
  client.on('notification', ({ channel }) => {
    if (channel === CHANNEL) wake();
  });
  client.query(`LISTEN ${CHANNEL}`).then(wake, (error: unknown) => {
    logger().warn(
      { err: error },
      'new posts wait for the next look at the queue: the database could not be listened to',
    );
  });
}
