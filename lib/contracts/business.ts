import { z } from 'zod';
import { timeZoneSchema } from './time-zone';

export const latePolicySchema = z.enum(['publish', 'ask', 'skip']);
export type LatePolicy = z.infer<typeof latePolicySchema>;

export const BUSINESS_NAME_MAX_LENGTH = 80;
export const businessNameSchema = z.string().trim().min(1).max(BUSINESS_NAME_MAX_LENGTH);

/** A business and its settings. */
export const businessSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  /** IANA, such as `Europe/Oslo`. */
  timeZone: z.string(),
  /** What becomes of a post whose time passed while it could not go out, once it is later than the limit. */
  latePolicy: latePolicySchema,
  lateLimitMinutes: z.number().int(),
  /** A post in doubt on a network that cannot be read may be sent once more, word for word, to be told that it stands. */
  probeUnreadable: z.boolean(),
  /** Whoever may publish and not approve sends posts for review first. */
  needsApproval: z.boolean(),
});
export type BusinessSettings = z.infer<typeof businessSchema>;

/** Any field may be left out. */
export const updateBusinessSchema = z.strictObject({
  name: businessNameSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  latePolicy: latePolicySchema.optional(),
  lateLimitMinutes: z.number().int().min(1).max(10_080).optional(),
  probeUnreadable: z.boolean().optional(),
  needsApproval: z.boolean().optional(),
});
export type UpdateBusiness = z.infer<typeof updateBusinessSchema>;

export const businessResponseSchema = z.object({ data: businessSchema });

/** `version` is another whenever what is read of the business may be another. */
const businessVersionSchema = z.object({ version: z.string(), asOf: z.iso.datetime() });
export type BusinessVersion = z.infer<typeof businessVersionSchema>;
export const businessVersionResponseSchema = z.object({ data: businessVersionSchema });
