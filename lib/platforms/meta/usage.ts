import { z } from 'zod';
import { HOUR, MINUTE, plus } from '@/lib/foundation/time';

/** Meta's windows roll over an hour, unless the answer names a time. */
const DEFAULT_REGAIN_MS = HOUR;

/** By business or app id: how much of each limit is spent, and the minutes until calls are taken again. */
const businessUsageSchema = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().default(0) })),
);

/** When Meta takes calls again, from `X-Business-Use-Case-Usage`. */
export function regainAccessAt(headers: Headers, now: Date): Date {
  const usage = businessUsageSchema.safeParse(parse(headers.get('x-business-use-case-usage'))).data ?? {};
  const minutes = Object.values(usage).flatMap((limits) =>
    limits.map((limit) => limit.estimated_time_to_regain_access),
  );
  const longest = Math.max(0, ...minutes);
  return plus(now, longest > 0 ? longest * MINUTE : DEFAULT_REGAIN_MS);
}

function parse(header: string | null): unknown {
  try {
    return JSON.parse(header ?? '{}');
  } catch {
    return undefined;
  }
}
