import { z } from 'zod';
import { postOptionsSchema } from '@/lib/contracts/post-options';
import type { ScheduledPostDetail, ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { prisma } from '@/lib/data/db/client';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { draftInPlaceOf } from '@/lib/data/db/statements/drafts';
import { notFound } from '@/lib/foundation/errors';
import { latestMetrics } from '../analytics/latest-metrics';
import { type BusinessContext, requirePermission } from '../context';
import { localOf } from '../recurrences/local-time';
import { candidatesOf } from './candidates-of';
import { listFollowUps } from './list-follow-ups';
import { receiptAttempt, receiptTimes } from './receipt-times';

/** The receipt of one scheduled post: what was asked, every attempt, and where it stands. */
export async function getScheduledPost(ctx: BusinessContext, id: string): Promise<ScheduledPostDetail> {
  requirePermission(ctx, 'read');
  const businessId = ctx.business.id;
  const [row, publication, [review]] = await Promise.all([
    prisma().scheduledPost.findFirst({
      where: { id, businessId },
      include: { ledger: { orderBy: { number: 'asc' } }, recurrence: { select: { zone: true } } },
    }),
    prisma().publishedPost.findFirst({ where: { scheduledPostId: id, businessId } }),
    run(pool(), draftInPlaceOf, [businessId, id]),
  ]);
  if (!row) throw notFound('scheduled post', id);
  const followUps = row.role === 'post' ? await listFollowUps(businessId, row) : [];
  return {
    id: row.id,
    taskId: row.taskId,
    postId: row.postId,
    reviewDraftId: review?.id ?? null,
    role: row.role,
    accountId: row.accountId,
    platform: row.platform,
    status: statusShown(row, ctx.now),
    scheduledAt: row.scheduledAt.toISOString(),
    excerpt: row.excerpt,
    recurrenceId: row.recurrenceId,
    occurrence: occurrenceOf(row),
    content: row.content,
    mediaIds: row.mediaIds,
    options: postOptionsSchema.parse(row.options),
    preparation: preparationOf(row.status, row.progress),
    error: errorOf(row),
    attempts: row.ledger.map(receiptAttempt),
    times: receiptTimes(row.scheduledAt, row.ledger, publication?.verifiedAt ?? null),
    candidates: candidatesOf(row),
    publication: publication && {
      id: publication.id,
      platformPostId: publication.platformPostId,
      permalink: publication.permalink,
      publishedAt: publication.publishedAt.toISOString(),
      verifiedAt: publication.verifiedAt?.toISOString() ?? null,
      confirmedByPerson: publication.confirmedByPerson,
      ...(await latestMetrics(businessId, publication.id)),
    },
    followUps,
  };
}

/** A claim is a lease on a pending row. */
const statusShown = (row: { status: ScheduledPostStatus; leaseExpiresAt: Date | null }, now: Date) =>
  row.status === 'pending' && row.leaseExpiresAt !== null && row.leaseExpiresAt > now ? 'claimed' : row.status;

function occurrenceOf(row: {
  recurrence: { zone: string } | null;
  occurrenceLocal: Date | null;
  isEdited: boolean;
}): ScheduledPostDetail['occurrence'] {
  if (!row.recurrence || !row.occurrenceLocal) return null;
  return { local: localOf(row.occurrenceLocal), zone: row.recurrence.zone, isEdited: row.isEdited };
}

/** What went wrong; before it is due, what would. */
function errorOf(row: {
  status: ScheduledPostStatus;
  errorCode: string | null;
  errorDetail: string | null;
  mediaProblem: string | null;
}): ScheduledPostDetail['error'] {
  if (row.errorCode) return { code: row.errorCode, detail: row.errorDetail ?? '' };
  return row.status === 'pending' && row.mediaProblem ? { code: 'media_unreachable', detail: row.mediaProblem } : null;
}

const progressSchema = z.object({
  stage: z.enum(['uploading', 'processing']),
  percent: z.number().min(0).max(100).nullable().default(null),
});

/** How far the files have got, where a publisher keeps it and the post is not yet sent. */
const preparationOf = (status: ScheduledPostStatus, progress: unknown): ScheduledPostDetail['preparation'] =>
  (status === 'pending' && progressSchema.safeParse(progress).data) || null;
