import type { WorkersSeen } from '@/lib/contracts/health';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { workersSeen } from '@/lib/data/db/statements/workers';
import { remember } from '@/lib/foundation/remember';
import { SECOND } from '@/lib/foundation/time';
import { timed } from './timed';

/** Every open page asks again and again; those who ask within this time share one look. */
const SHARED_MS = 2 * SECOND;

interface Look {
  at: number;
  result: Promise<WorkersSeen>;
}
const latest = remember('workers-seen', (): { look: Look | undefined } => ({ look: undefined }));

/** Whether any worker has been seen lately. Never throws: the frame of every page rests on it. */
export function checkWorkers(): Promise<WorkersSeen> {
  if (!latest.look || performance.now() - latest.look.at > SHARED_MS) {
    latest.look = { at: performance.now(), result: lookAtWorkers() };
  }
  return latest.look.result;
}

async function lookAtWorkers(): Promise<WorkersSeen> {
  const answer: WorkersSeen = { status: 'unknown', silent_seconds: null };
  await timed(async () => {
    const [row] = await run(pool(), workersSeen, []);
    if (!row) return;
    answer.status = row.seen > 0 ? 'seen' : 'missing';
    answer.silent_seconds = row.silent_seconds;
  });
  return { ...answer };
}
