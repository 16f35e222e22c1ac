import { z } from 'zod';
import { occurrenceSchema } from './recurrence-rule';

/** As many as a week has hours. */
const MAX_SLOTS = 168;

/** A posting time of an account: ISO weekday (1 is Monday), and a clock time in the zone of its business. */
const slotSchema = z.strictObject({
  weekday: z
    .number()
    .int()
    .min(1, 'weekday is 1 (Monday) to 7 (Sunday).')
    .max(7, 'weekday is 1 (Monday) to 7 (Sunday).'),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time must be a clock time such as 09:30.'),
});
export type Slot = z.infer<typeof slotSchema>;

/** The whole week of an account; what is not in it is no posting time any more. */
export const replaceSlotsSchema = z.strictObject({
  businessId: z.string().max(64).optional(),
  slots: z
    .array(slotSchema)
    .max(MAX_SLOTS, `At most ${MAX_SLOTS} posting times an account.`)
    .refine(
      (slots) => new Set(slots.map(({ weekday, time }) => `${weekday} ${time}`)).size === slots.length,
      'Each posting time at most once.',
    ),
});
export type ReplaceSlots = z.infer<typeof replaceSlotsSchema>;

/** In order of the week. They follow the zone of the business when it changes. */
export const slotsResponseSchema = z.object({
  data: z.object({ accountId: z.string(), zone: z.string(), slots: z.array(slotSchema) }),
});
export type SlotsResponse = z.infer<typeof slotsResponseSchema>;

/** How many are told unless more are asked for. */
export const NEXT_SLOTS_TOLD = 5;

export const nextSlotsQuerySchema = z.object({
  businessId: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(20).default(NEXT_SLOTS_TOLD),
});

/** The next free ones; none where the account has no posting times, or all within 90 days are taken. */
export const nextSlotsResponseSchema = z.object({
  data: z.object({ accountId: z.string(), zone: z.string(), hasSlots: z.boolean(), free: z.array(occurrenceSchema) }),
});
export type NextSlotsResponse = z.infer<typeof nextSlotsResponseSchema>;

/** `accountIds` comma-separated. */
export const nextSlotOfEachQuerySchema = z.object({
  businessId: z.string().max(64).optional(),
  accountIds: z
    .string({ error: 'Name the accounts: accountIds=acc_1,acc_2.' })
    .transform((text) => [...new Set(text.split(',').filter(Boolean))])
    .pipe(z.array(z.string().max(64)).min(1, 'Name at least one account.').max(50, 'At most 50 accounts at once.')),
});

/** The next free one of each account, in the order asked for; null where it has none, or all within 90 days are taken. */
export const nextSlotOfEachResponseSchema = z.object({
  data: z.object({
    zone: z.string(),
    accounts: z.array(z.object({ accountId: z.string(), hasSlots: z.boolean(), next: occurrenceSchema.nullable() })),
  }),
});
export type NextSlotOfEachResponse = z.infer<typeof nextSlotOfEachResponseSchema>;
