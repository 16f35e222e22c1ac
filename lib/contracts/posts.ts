import { z } from 'zod';
import { publicationMetricsSchema } from './metrics';
import { pageQuerySchema, pageSchema } from './page';
import { platformSchema } from './platform';

export const POST_STATUSES = ['published', 'deleted'] as const;

/** One publication: what stands on a network. `id` is the publication's; `scheduledPostId` leads to its receipt. */
export const publishedPostSchema = z.object({
  id: z.string(),
  platform: platformSchema,
  accountId: z.string(),
  scheduledPostId: z.string().nullable(),
  status: z.enum(POST_STATUSES),
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

export const SEARCH_MAX_LENGTH = 100;
export const SEARCH_MAX_WORDS = 8;
const WORDS_ERROR = `q must be at most ${SEARCH_MAX_WORDS} words of ${SEARCH_MAX_LENGTH} characters together.`;

/** Of a search, each word of which must occur, whatever its case. */
export const wordsOf = (search: string): string[] => search.split(/\s+/u).filter((word) => word !== '');

const day = (name: string) => z.iso.date({ error: `${name} must be a day of the business's zone, as YYYY-MM-DD.` });

/** `from` and `to` are both included; `q` is looked for in excerpts. */
export const postsFilterSchema = z.object({
  platform: platformSchema.optional(),
  accountId: z.string().max(64).optional(),
  status: z.enum(POST_STATUSES, { error: 'status must be published or deleted.' }).optional(),
  from: day('from').optional(),
  to: day('to').optional(),
  q: z
    .string()
    .max(SEARCH_MAX_LENGTH, { error: WORDS_ERROR })
    .refine((search) => wordsOf(search).length <= SEARCH_MAX_WORDS, { error: WORDS_ERROR })
    .optional(),
});
export type PostsFilter = z.infer<typeof postsFilterSchema>;

/** A page of what a filter lets through may be short, or empty, and yet have more: it was looked for in a part. */
export const listPostsQuerySchema = pageQuerySchema.extend(postsFilterSchema.shape);
export type ListPostsQuery = z.infer<typeof listPostsQuerySchema>;

export const postsPageSchema = pageSchema(publishedPostSchema);
export type PostsPage = z.infer<typeof postsPageSchema>;
