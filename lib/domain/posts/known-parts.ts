import type { DraftMedia } from '@/lib/contracts/drafts/draft';
import type { Platform } from '@/lib/contracts/platform';
import { prisma } from '@/lib/data/db/client';
import type { BusinessContext } from '../context';
import type { Composition } from './resolve-targets';

/** The accounts and media that a composition names, as far as they are this business's. */
export async function knownParts(ctx: BusinessContext, composition: Composition) {
  const businessId = ctx.business.id;
  const mediaIds = [
    ...composition.mediaIds,
    ...Object.values(composition.variants).flatMap((variant) => variant.mediaIds ?? []),
  ];
  const [accounts, media] = await Promise.all([
    prisma().socialAccount.findMany({
      where: { businessId, id: { in: composition.accountIds }, isActive: true },
      select: { id: true, platform: true, displayName: true },
    }),
    prisma().media.findMany({
      where: { businessId, id: { in: [...new Set(mediaIds)] } },
      select: {
        id: true,
        kind: true,
        mimeType: true,
        bytes: true,
        width: true,
        height: true,
        durationMs: true,
        altText: true,
      },
    }),
  ]);
  return {
    accounts: new Map<string, { platform: Platform; displayName: string }>(accounts.map((it) => [it.id, it])),
    media: new Map<string, DraftMedia>(media.map((it) => [it.id, it])),
  };
}
