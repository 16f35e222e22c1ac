import { z } from 'zod';
import { HOUR, MINUTE, plus } from '@/lib/foundation/time';
import type { RateReading } from '../rate';

/** Every call at the Graph API draws on the same allowances: the app's, and the Page's or professional account's. */
export const GRAPH_BUCKET = 'graph';

/** Meta's windows roll over an hour, unless the answer names a time. */
const DEFAULT_REGAIN_MS = HOUR;

/** Percent of each of the three limits. */
const shareSchema = z.object({
  call_count: z.number().default(0),
  total_time: z.number().default(0),
  total_cputime: z.number().default(0),
});

/** By business or app id: the same shares, and the minutes until calls are taken again. */
const businessUsageSchema = z.record(
  z.string(),
  z.array(shareSchema.extend({ estimated_time_to_regain_access: z.number().default(0) })),
);

/** What an answer's headers say of the allowances: one reading each for the app and the account, the fuller one of several. */
export function usageReadings(headers: Headers, now: Date): RateReading[] {
  const app = shareSchema.safeParse(parsed(headers, 'x-app-usage')).data;
  const page = shareSchema.safeParse(parsed(headers, 'x-page-usage')).data;
  const account = [...(page ? [shareOf(page)] : []), ...businessUsage(headers).map(shareOf)];
  const reading = (scope: RateReading['scope'], used: number): RateReading => ({
    scope,
    bucket: GRAPH_BUCKET,
    used,
    remaining: null,
    resetAt: regainAccessAt(headers, now),
  });
  return [
    ...(app ? [reading('app', shareOf(app))] : []),
    ...(account.length > 0 ? [reading('account', Math.max(...account))] : []),
  ];
}

/** When Meta takes calls again, from `X-Business-Use-Case-Usage`. */
export function regainAccessAt(headers: Headers, now: Date): Date {
  const minutes = businessUsage(headers).map((limit) => limit.estimated_time_to_regain_access);
  const longest = Math.max(0, ...minutes);
  return plus(now, longest > 0 ? longest * MINUTE : DEFAULT_REGAIN_MS);
}

const businessUsage = (headers: Headers) =>
  Object.values(businessUsageSchema.safeParse(parsed(headers, 'x-business-use-case-usage')).data ?? {}).flat();

const shareOf = ({ call_count, total_time, total_cputime }: z.infer<typeof shareSchema>): number =>
  Math.min(100, Math.max(call_count, total_time, total_cputime)) / 100;

function parsed(headers: Headers, name: string): unknown {
  try {
    return JSON.parse(headers.get(name) ?? 'null');
  } catch {
    return null;
  }
}
