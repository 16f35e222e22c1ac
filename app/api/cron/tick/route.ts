import { tickSchema } from '@/lib/contracts/cron';
import { env } from '@/lib/foundation/env';
import { SECOND } from '@/lib/foundation/time';
import { tick } from '@/lib/scheduler/tick';
import { otherMethods } from '@/lib/server/http/other-methods';
import { jsonResponse, sendJson } from '@/lib/server/http/respond';
import { withCron } from '@/lib/server/http/with-cron';

export const dynamic = 'force-dynamic';
/** Hosts that limit a request read this; CRON_TICK_SECONDS stays below it. */
export const maxDuration = 60;

const work = withCron(async () => {
  const report = await tick({ withinMs: env().CRON_TICK_SECONDS * SECOND, now: new Date() });
  return sendJson(jsonResponse(tickSchema, report, 200));
});

/** POST /api/cron/tick: one bounded round of the worker, for hosts with no long process. GET for schedulers that only know that. */
export { work as GET, work as POST };

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET', 'POST');
