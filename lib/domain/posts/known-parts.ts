import { mediaIn } from '@/lib/contracts/options-of';
import { prisma } from '@/lib/data/db/client';
import { canComment, isPremium } from '../accounts/account';
import type { BusinessContext } from '../context';
import type { Composition, KnownParts } from './resolve-targets';

/** The accounts and media that a composition names, as far as they are this business's. */
export async function knownParts(ctx: BusinessContext, composition: Composition): Promise<KnownParts> {
  const businessId = ctx.business.id;
  const versions = [composition, ...Object.values(composition.variants)];
  const mediaIds = versions.flatMap(({ mediaIds, options }) => [
    ...(mediaIds ?? []),
    ...mediaIn(options ?? {}).map(({ id }) => id),
  ]);
  const [accounts, media] = await Promise.all([
    prisma().socialAccount.findMany({
      where: { businessId, id: { in: composition.accountIds }, isActive: true },
      select: { id: true, platform: true, kind: true, metadata: true, scopes: true },
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
    accounts: new Map(
      accounts.map(({ id, platform, kind, metadata, scopes }) => [
        id,
        { platform, kind, isPremium: isPremium(metadata), canComment: canComment({ platform, scopes }) },
      ]),
    ),
    media: new Map(media.map((item) => [item.id, item])),
  };
}
