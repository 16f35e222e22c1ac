import { z } from 'zod';
import { pageQuerySchema, pageSchema } from './page';
import { postOptionsSchema } from './post-options';
import { publishResponseSchema, publishSchema } from './publish';

/** `scheduled`: its posts are in the queue, and the draft is done. */
export const DRAFT_STATES = ['draft', 'in_review', 'approved', 'scheduled'] as const;
const draftStateSchema = z.enum(DRAFT_STATES);
export type DraftState = z.infer<typeof draftStateSchema>;
export const OPEN_DRAFT_STATES = ['draft', 'in_review', 'approved'] as const satisfies readonly DraftState[];

const { accountIds, content, mediaIds, variants } = publishSchema.shape;
const { link } = postOptionsSchema.shape;
const own = variants.unwrap().valueType.shape;

/** As typed: a link may still be half of one. */
const draftOptionsSchema = postOptionsSchema.extend({
  link: link
    .unwrap()
    .extend({ url: z.string().max(2_048) })
    .optional(),
});

/** A composition that need not be complete: what is missing is asked for when it is sent for review or scheduled. */
export const draftCompositionSchema = z.strictObject({
  accountIds: z
    .array(accountIds.element)
    .max(50, 'At most 50 accounts a post.')
    .refine((ids) => new Set(ids).size === ids.length, 'Each account at most once.')
    .default([]),
  content: content.default(''),
  mediaIds,
  options: draftOptionsSchema.default({}),
  /** Of accounts that are not chosen, too: they may be again. */
  variants: z
    .record(variants.unwrap().keyType, z.strictObject({ ...own, options: draftOptionsSchema.optional() }))
    .default({}),
});
export type DraftComposition = z.infer<typeof draftCompositionSchema>;

const businessId = z.string().max(64).optional();
const time = z.iso.datetime({
  offset: true,
  error: 'scheduledAt must be an ISO 8601 time with a zone, such as 2026-12-01T09:00:00Z.',
});
/** The draft as its reader saw it; another one is a conflict. */
const version = z.number({ error: 'version must be the number that the draft was read with.' }).int().min(1);

/** Any field may be left out. `scheduledAt`: when it is to go out, once that is settled. */
export const createDraftSchema = draftCompositionSchema.extend({
  businessId,
  scheduledAt: time.nullable().default(null),
});
export type CreateDraft = z.infer<typeof createDraftSchema>;

/** What is left out stays. Any change of one that is in review or approved makes it a draft again. */
export const updateDraftSchema = z.strictObject({
  businessId,
  version,
  accountIds: draftCompositionSchema.shape.accountIds.unwrap().optional(),
  content: content.optional(),
  mediaIds: mediaIds.unwrap().optional(),
  options: draftOptionsSchema.optional(),
  variants: draftCompositionSchema.shape.variants.unwrap().optional(),
  scheduledAt: time.nullable().optional(),
});
export type UpdateDraft = z.infer<typeof updateDraftSchema>;

export const draftStepSchema = z.strictObject({ businessId, version });
export type DraftStep = z.infer<typeof draftStepSchema>;

export const returnDraftSchema = draftStepSchema.extend({
  comment: z
    .string({ error: 'comment must say what to change.' })
    .trim()
    .min(1, 'Say what to change.')
    .max(2_000, 'At most 2,000 characters.'),
});
export type ReturnDraft = z.infer<typeof returnDraftSchema>;

/** At most one of the three; without any, at the time that the draft names. */
export const scheduleDraftSchema = draftStepSchema
  .extend({
    now: z.literal(true, { error: 'now can only be true.' }).optional(),
    scheduledAt: time.optional(),
    slot: z.literal('next', { error: 'slot can only be "next".' }).optional(),
  })
  .refine(({ now, scheduledAt, slot }) => [now, scheduledAt, slot].filter((given) => given !== undefined).length <= 1, {
    message: 'Give only one of now, scheduledAt and slot.',
    path: ['scheduledAt'],
  });
export type ScheduleDraft = z.infer<typeof scheduleDraftSchema>;

const person = z.object({ id: z.string(), name: z.string() }).nullable();

export const draftSchema = draftCompositionSchema.extend({
  id: z.string(),
  state: draftStateSchema,
  version: z.number().int(),
  excerpt: z.string(),
  scheduledAt: z.iso.datetime().nullable(),
  /** Why it was returned last. It stays until it is approved. */
  comment: z.string().nullable(),
  /** Null: a program, or somebody who is no longer here. */
  createdBy: person,
  submittedBy: person,
  submittedAt: z.iso.datetime().nullable(),
  /** Who approved or returned it last. */
  reviewedBy: person,
  reviewedAt: z.iso.datetime().nullable(),
  /** The scheduled post that it was, before a change sent that back to review. */
  replaces: z.string().nullable(),
  /** The composition that went into the queue. */
  postId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draftSchema>;

export const draftResponseSchema = z.object({ data: draftSchema });
export type DraftResponse = z.infer<typeof draftResponseSchema>;
/** `posts`: what is in the queue by it; none when it was approved and has no time yet. */
export const scheduledDraftResponseSchema = draftResponseSchema.extend({ posts: publishResponseSchema.shape.data });
export type ScheduledDraftResponse = z.infer<typeof scheduledDraftResponseSchema>;

/** `state` may be given several times or comma-separated. */
export const listDraftsQuerySchema = pageQuerySchema.extend({
  state: z
    .string()
    .optional()
    .transform((text) => text?.split(',').filter(Boolean))
    .pipe(z.array(z.enum(OPEN_DRAFT_STATES)).optional()),
});
export const draftsPageSchema = pageSchema(draftSchema);
export type DraftsPage = z.infer<typeof draftsPageSchema>;
