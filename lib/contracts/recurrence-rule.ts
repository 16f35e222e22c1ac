import { z } from 'zod';
import { timeZoneSchema } from './time-zone';

/** In the order of a week, which begins on Monday: that is what "every second week" counts by. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const weekdaySchema = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof weekdaySchema>;

const every = (max: number) => z.number().int().min(1).max(max).default(1);

/** `-1` is the last of the month. */
const ordinalSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]);

const frequencySchema = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('day'), every: every(365) }),
  z.strictObject({
    unit: z.literal('week'),
    every: every(52),
    weekdays: z
      .array(weekdaySchema)
      .min(1, 'Choose at least one day of the week.')
      .max(7)
      .refine((days) => new Set(days).size === days.length, 'Each day of the week at most once.'),
  }),
  z.strictObject({
    unit: z.literal('month'),
    every: every(24),
    on: z.discriminatedUnion('kind', [
      /** A month that is shorter has it on its last day: 31 is the end of every month. */
      z.strictObject({ kind: z.literal('day'), day: z.number().int().min(1).max(31) }),
      z.strictObject({ kind: z.literal('weekday'), ordinal: ordinalSchema, weekday: weekdaySchema }),
    ]),
  }),
]);
export type Frequency = z.infer<typeof frequencySchema>;

export const RECURRENCE_MAX_TIMES = 1_000;

const endSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('never') }),
  /** The last local date on which it may still come. */
  z.strictObject({ kind: z.literal('on'), date: z.iso.date() }),
  z.strictObject({ kind: z.literal('after'), times: z.number().int().min(1).max(RECURRENCE_MAX_TIMES) }),
]);

/** Local dates and a local time; the zone stands beside it. It comes at most once on a date. */
export const recurrenceRuleSchema = z.strictObject({
  startDate: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time must be a clock time such as 09:30.'),
  frequency: frequencySchema,
  end: endSchema.default({ kind: 'never' }),
});
export type RecurrenceRule = z.infer<typeof recurrenceRuleSchema>;

/** What became of a local time on a date: clocks that go forward leave it out, clocks that go back show it twice. */
export const occurrenceSchema = z.object({
  /** As the rule says it, without a zone: `2027-03-28T02:30`. */
  local: z.string(),
  /** The instant at which it goes out. */
  at: z.iso.datetime(),
  /** `moved_forward`: that time is left out on that date, and the same distance after the jump is taken. `first_of_two`: it comes twice, and the first is taken. */
  shift: z.enum(['none', 'moved_forward', 'first_of_two']),
});
export type OccurrencePreview = z.infer<typeof occurrenceSchema>;

export const previewRecurrenceSchema = z.strictObject({
  businessId: z.string().max(64).optional(),
  /** Of the business when left out. */
  zone: timeZoneSchema.optional(),
  rule: recurrenceRuleSchema,
});
export type PreviewRecurrence = z.infer<typeof previewRecurrenceSchema>;

/** The next times it comes, five at most. */
export const previewRecurrenceResponseSchema = z.object({
  data: z.object({ zone: z.string(), occurrences: z.array(occurrenceSchema) }),
});
export type PreviewRecurrenceResponse = z.infer<typeof previewRecurrenceResponseSchema>;
