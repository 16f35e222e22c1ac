import type { Platform } from '@/lib/contracts/platform';
import type { BusinessContext } from '@/lib/domain/context';
import { createDraft } from '@/lib/domain/drafts/create-draft';
import { submitDraft } from '@/lib/domain/drafts/submit-draft';
import { schedulePost } from '@/lib/domain/posts/schedule-post';
import type { Picture } from './pictures';
import { textOf } from './texts';
import { plannedPosts } from './week';

const DAYS = 15;

interface Ahead {
  accounts: ReadonlyMap<Platform, string>;
  pictures: readonly Picture[];
  firstText: number;
}

/** Two weeks of the queue from the day after tomorrow on, a draft, and one that waits for its review. */
export async function planAhead(ctx: BusinessContext, { accounts, pictures, firstText }: Ahead): Promise<void> {
  const days = { from: 2, to: 2 + DAYS, firstText };
  const planned = [...plannedPosts(ctx.now, ctx.business.timeZone, days)];
  for (const [index, { at, text, platforms }] of planned.entries()) {
    const picture = pictures[index % pictures.length];
    const instagram = accounts.get('instagram');
    await schedulePost(ctx, {
      ...composition(
        text,
        platforms.flatMap((platform) => accounts.get(platform) ?? []),
      ),
      variants:
        picture && instagram && platforms.includes('instagram') ? { [instagram]: { mediaIds: [picture.mediaId] } } : {},
      scheduledAt: at.toISOString(),
    });
  }
  const next = firstText + planned.length;
  await createDraft(ctx, { ...composition(textOf(next), []), scheduledAt: null });
  const everywhere = [accounts.get('linkedin'), accounts.get('x')].filter((id) => id !== undefined);
  const { data } = await createDraft(ctx, { ...composition(textOf(next + 1), everywhere), scheduledAt: null });
  await submitDraft(ctx, data.id, { version: data.version });
}

const composition = (content: string, accountIds: string[]) => ({
  ...{ accountIds, content, mediaIds: [], options: {}, variants: {} },
});
