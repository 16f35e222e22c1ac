import { z } from 'zod';
import { platformSchema } from './platform';
import { scheduledPostStatusSchema } from './scheduled-posts';

/** "It is live": with the post's address or its id on the network, or without where the network can be asked. */
export const adoptPostSchema = z.strictObject({
  reference: z
    .string()
    .trim()
    .max(2_000, 'This is longer than any address of a post.')
    .transform((text) => text || undefined)
    .optional(),
});
export type AdoptPost = z.input<typeof adoptPostSchema>;

/** "It is not": sent again now, or at a time to come. */
export const sendAgainSchema = z.strictObject({ scheduledAt: z.iso.datetime({ offset: true }).optional() });
export type SendAgain = z.infer<typeof sendAgainSchema>;

/** What a person settled. `confirmedByPerson`: the network could not be read, so `verifiedAt` is empty. */
export const settledPostSchema = z.object({
  id: z.string(),
  platform: platformSchema,
  status: scheduledPostStatusSchema,
  publication: z
    .object({
      platformPostId: z.string().nullable(),
      permalink: z.string().nullable(),
      publishedAt: z.iso.datetime(),
      verifiedAt: z.iso.datetime().nullable(),
      confirmedByPerson: z.boolean(),
    })
    .nullable(),
});
export type SettledPost = z.infer<typeof settledPostSchema>;
export const settledPostResponseSchema = z.object({ data: settledPostSchema });
