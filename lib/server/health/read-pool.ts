import type { PoolSnapshot } from '@/lib/contracts/health';
import { pool } from '@/lib/data/db/pool';

/** The pool of this process as it stands. */
export const readPool = (): PoolSnapshot => pool().snapshot();
