import { rebuildAllRollups } from '@/lib/domain/analytics/rebuild-all-rollups';
import { findBusiness } from './find-business';

/** Counts the days of a business, or of all, anew; how far it is goes to the standard error. */
export async function rebuildRollups({ business }: { business?: string }): Promise<string[]> {
  const only = business === undefined ? null : await findBusiness(business);
  const { businesses, posts } = await rebuildAllRollups(only?.id ?? null, (progress) =>
    console.error(`${progress.done}/${progress.total} ${progress.slug}: ${progress.posts} posts`),
  );
  return [`Counted ${posts} posts of ${businesses} ${businesses === 1 ? 'business' : 'businesses'} anew.`];
}
