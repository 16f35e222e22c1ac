import { z } from 'zod';
import { pageQuerySchema, pageSchema } from './page';
import { postOptionsSchema } from './post-options';
import { publishSchema } from './publish';
import { recurrenceRuleSchema } from './recurrence-rule';
import { timeZoneSchema } from './time-zone';

/** `paused` plans nothing; `ended` never will again. */
const recurrenceStateSchema = z.enum(['active', 'paused', 'ended']);

/** A composition that goes out again and again. The zone is the business's when left out, and stays with the series. */
export const createRecurrenceSchema = publishSchema.extend({
  rule: recurrenceRuleSchema,
  zone: timeZoneSchema.optional(),
});
export type CreateRecurrence = z.infer<typeof createRecurrenceSchema>;

const composition = publishSchema.shape;

/** Any field may be left out. What is to come and was neither edited nor skipped is planned anew. */
export const updateRecurrenceSchema = z.strictObject({
  state: z.enum(['active', 'paused']).optional(),
  rule: recurrenceRuleSchema.optional(),
  zone: timeZoneSchema.optional(),
  accountIds: composition.accountIds.optional(),
  content: composition.content.optional(),
  mediaIds: composition.mediaIds.unwrap().optional(),
  options: postOptionsSchema.optional(),
  variants: composition.variants.unwrap().optional(),
});
export type UpdateRecurrence = z.infer<typeof updateRecurrenceSchema>;

/** What a series posts, as it is kept with it. */
export const recurringCompositionSchema = publishSchema.omit({ businessId: true });
export type RecurringComposition = z.infer<typeof recurringCompositionSchema>;

export const recurrenceSchema = recurringCompositionSchema.extend({
  id: z.string(),
  state: recurrenceStateSchema,
  /** IANA; the rule's dates and time are read in it. A change of the business's zone leaves it. */
  zone: z.string(),
  rule: recurrenceRuleSchema,
  excerpt: z.string(),
  /** When its next post that waits goes out. */
  nextAt: z.iso.datetime().nullable(),
  /** Why some of it could not be planned, and what to do. */
  problem: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type Recurrence = z.infer<typeof recurrenceSchema>;

export const recurrenceResponseSchema = z.object({ data: recurrenceSchema });
export type RecurrenceResponse = z.infer<typeof recurrenceResponseSchema>;
export const listRecurrencesQuerySchema = pageQuerySchema;
export const recurrencesPageSchema = pageSchema(recurrenceSchema);
export type RecurrencesPage = z.infer<typeof recurrencesPageSchema>;
