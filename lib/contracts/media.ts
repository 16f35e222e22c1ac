import { z } from 'zod';
import { webAddressSchema } from './link-preview';
import { pageQuerySchema, pageSchema } from './page';
import { platformSchema } from './platform';

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
  /** Frames a second, and codecs as WebCodecs names them; null for what is no video, or is silent. */
  frameRate: z.number().nullable(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
  /** Of a PDF that says so. */
  pageCount: z.number().int().nullable(),
  altText: z.string().nullable(),
  url: z.string(),
  /** Where a network is given another form than the file: the address at which to see it, made when first asked for. */
  renditions: z.partialRecord(platformSchema, z.string()),
  createdAt: z.iso.datetime(),
});
export type MediaItem = z.infer<typeof mediaSchema>;
export const mediaResponseSchema = z.object({ data: mediaSchema });
export type MediaResponse = z.infer<typeof mediaResponseSchema>;

const altText = z.string().max(1_500, 'A description has at most 1,500 characters.');
export const describeMediaSchema = z.strictObject({ altText: altText.nullable() });
export type DescribeMedia = z.infer<typeof describeMediaSchema>;

/** The file at a public address becomes an upload. */
export const importMediaSchema = z.strictObject({
  businessId: z.string().optional(),
  url: webAddressSchema,
  altText: altText.optional(),
});
export type ImportMedia = z.infer<typeof importMediaSchema>;

/** Newest first; `kind` narrows to one. */
export const listMediaQuerySchema = pageQuerySchema.extend({ kind: mediaSchema.shape.kind.optional() });
export type ListMediaQuery = z.infer<typeof listMediaQuerySchema>;
export const mediaPageSchema = pageSchema(mediaSchema);
export type MediaPage = z.infer<typeof mediaPageSchema>;
