import { z } from 'zod';
import { accountSchema, accountWarningSchema } from './accounts';
import { calendarItemSchema } from './calendar';

const accountAtRiskSchema = accountSchema
  .pick({ id: true, platform: true, kind: true, displayName: true })
  .extend({ warning: accountWarningSchema });
export type AccountAtRisk = z.infer<typeof accountAtRiskSchema>;

/** The first screen. Counts are of the last 30 local days up to that of `asOf`. */
export const dashboardSchema = z.object({
  asOf: z.iso.datetime(),
  /** Some account can post. */
  hasAccounts: z.boolean(),
  /** Accounts that stop posting, or have. */
  atRisk: z.array(accountAtRiskSchema),
  next: z.array(calendarItemSchema),
  troubled: z.array(calendarItemSchema.extend({ error: z.string().nullable() })),
  totals: z.object({
    published: z.number().int(),
    failed: z.number().int(),
    pending: z.number().int(),
    byPlatform: z.array(z.object({ platform: z.string(), published: z.number().int() })),
    byDay: z.array(z.object({ day: z.iso.date(), published: z.number().int() })),
  }),
});
export type Dashboard = z.infer<typeof dashboardSchema>;
