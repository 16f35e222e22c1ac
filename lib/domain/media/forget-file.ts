import { filesStore } from '@/lib/data/files/instance';
import { logger } from '@/lib/foundation/logger';

/** Deletes a file that no row names. When it cannot be deleted it takes room and is seen by nobody, so nothing fails. */
export const forgetFile = (key: string): Promise<void> =>
  filesStore()
    .delete(key)
    .catch((error: unknown) => logger().warn({ err: error, key }, 'a file that no row names could not be deleted'));
