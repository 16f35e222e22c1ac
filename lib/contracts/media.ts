import { z } from 'zod';

/** A stored upload. `url` is where a browser, and a network, can GET it. Sizes in bytes and pixels. */
export const mediaSchema = z.object({
  id: z.string(),
  kind: z.enum(['image', 'gif', 'video', 'document']),
  mimeType: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  durationMs: z.number().int().nullable(),
  altText: z.string().nullable(),
  url: z.string(),
  createdAt: z.iso.datetime(),
});
export type MediaItem = z.infer<typeof mediaSchema>;
export const mediaResponseSchema = z.object({ data: mediaSchema });
export type MediaResponse = z.infer<typeof mediaResponseSchema>;

export const describeMediaSchema = z.strictObject({
  altText: z.string().max(1_500, 'A description has at most 1,500 characters.').nullable(),
});
export type DescribeMedia = z.infer<typeof describeMediaSchema>;
