import { z } from 'zod';
import { scheduledPostSchema } from './scheduled-posts';

export const CALENDAR_MAX_DAYS = 62;

/** A scheduled post with the name of its account. */
export const calendarItemSchema = scheduledPostSchema.extend({ accountName: z.string() });
export type CalendarItem = z.infer<typeof calendarItemSchema>;

/** `from` inclusive, `to` exclusive, at most 62 days apart. */
export const calendarQuerySchema = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
});
export type CalendarQuery = z.infer<typeof calendarQuerySchema>;

/** All posts of the span but the cancelled, in order of time. */
export const calendarResponseSchema = z.object({ data: z.array(calendarItemSchema) });
export type CalendarResponse = z.infer<typeof calendarResponseSchema>;
