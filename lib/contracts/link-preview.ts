import { z } from 'zod';

export const webAddressSchema = z
  .string()
  .trim()
  .max(4_096)
  .pipe(z.url({ protocol: /^https?$/, error: 'Give a whole address that begins with https:// or http://.' }));

export const linkPreviewQuerySchema = z.object({ url: webAddressSchema });

/** What a page says of itself, for a card. `url` is where its redirects end; null: the page says nothing. */
export const linkPreviewSchema = z.object({
  url: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  imageUrl: z.string().nullable(),
  siteName: z.string().nullable(),
});
export type LinkPreview = z.infer<typeof linkPreviewSchema>;
export const linkPreviewResponseSchema = z.object({ data: linkPreviewSchema });
