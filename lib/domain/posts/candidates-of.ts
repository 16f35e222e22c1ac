import { z } from 'zod';
import type { Platform } from '@/lib/contracts/platform';
import type { ScheduledPostDetail, ScheduledPostStatus } from '@/lib/contracts/scheduled-posts';
import { platformAdapter } from '@/lib/platforms/registry';

const progressSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
);

/** What a network named, while a post was in doubt, that may be it. */
export function candidatesOf(row: {
  status: ScheduledPostStatus;
  platform: Platform;
  progress: unknown;
}): ScheduledPostDetail['candidates'] {
  if (row.status !== 'needs_attention') return [];
  const progress = progressSchema.safeParse(row.progress).data;
  return (progress && platformAdapter(row.platform).candidates?.(progress)) ?? [];
}
