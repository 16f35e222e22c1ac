import { z } from 'zod';
import { publicationMetricsSchema } from './metrics';
import { pageQuerySchema, pageSchema } from './page';
import { platformSchema } from './platform';

/** One publication: what stands on a network. `id` is the publication's; `scheduledPostId` leads to its receipt. */
export const publishedPostSchema = z.object({
  id: z.string(),
  platform: platformSchema,
  accountId: z.string(),
  scheduledPostId: z.string().nullable(),
  status: z.enum(['published', 'deleted']),
  excerpt: z.string(),
  mediaCount: z.number().int(),
  publishedAt: z.iso.datetime(),
  /** Null for a post that a person confirmed without its address. */
  platformPostId: z.string().nullable(),
  permalink: z.string().nullable(),
});
export type PublishedPost = z.infer<typeof publishedPostSchema>;

const publishedPostDetailSchema = publishedPostSchema
  .extend({ verifiedAt: z.iso.datetime().nullable(), confirmedByPerson: z.boolean() })
  .extend(publicationMetricsSchema.shape);
export type PublishedPostDetail = z.infer<typeof publishedPostDetailSchema>;
export const publishedPostResponseSchema = z.object({ data: publishedPostDetailSchema });

export const listPostsQuerySchema = pageQuerySchema.extend({
  platform: platformSchema.optional(),
  accountId: z.string().max(64).optional(),
});
export type ListPostsQuery = z.infer<typeof listPostsQuerySchema>;

export const postsPageSchema = pageSchema(publishedPostSchema);
export type PostsPage = z.infer<typeof postsPageSchema>;
