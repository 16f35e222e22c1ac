import type { BusinessContext } from '@/lib/domain/context';
import { SeededRandom } from '@/lib/foundation/seeded-random';
import { DAY, HOUR, MINUTE, plus, SECOND } from '@/lib/foundation/time';
import { type LedgerPost, recordPost } from '@/lib/sandbox/ledger';
import { numbersAt } from '@/lib/sandbox/numbers-at';
import type { World } from '@/lib/sandbox/world';
import { fakePost } from './fake-post';
import type { Picture } from './pictures';
import type { StandingPost } from './publication-rows';
import { plannedPosts } from './week';

const YEAR_DAYS = 365;
const SEED = 2_026;
/** The moments of a post's life at which its numbers were read, besides the last half hour. */
const READ_AT = [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY, 180 * DAY];

/** What was said at once on one or more networks. */
export interface SaidPost {
  at: Date;
  text: string;
  standing: StandingPost[];
}

/** Puts the posts of a year, but for the last hour, into the books of the fakes. */
export async function postOnFakes(
  { business, now }: BusinessContext,
  world: World,
  pictures: readonly Picture[],
): Promise<SaidPost[]> {
  const random = new SeededRandom(SEED);
  const said: SaidPost[] = [];
  for (const { at, text, platforms } of plannedPosts(now, business.timeZone, {
    from: -YEAR_DAYS,
    to: 1,
    firstText: 0,
  })) {
    if (at > plus(now, -HOUR)) break;
    const picture = pictures[said.length % pictures.length] ?? null;
    const standing: StandingPost[] = [];
    for (const platform of platforms) {
      const acceptedAt = plus(at, Math.round(random.between(180, 900)));
      const fake = await fakePost(world, platform, { text, picture: picture?.fake ?? null }, acceptedAt);
      await recordPost(world, fake);
      const mediaIds = fake.media.length > 0 && picture ? [picture.mediaId] : [];
      standing.push({ scheduledAt: at, fake, mediaIds, snapshots: await snapshotsOf(world, fake, now) });
    }
    said.push({ at, text, standing });
  }
  return said;
}

async function snapshotsOf(world: World, fake: LedgerPost, now: Date): Promise<StandingPost['snapshots']> {
  const publishedAt = new Date(fake.createdAt);
  const last = plus(now, -30 * MINUTE);
  const moments = [...READ_AT.map((age) => plus(publishedAt, age + 20 * SECOND)).filter((at) => at < last), last];
  return Promise.all(moments.map(async (at) => ({ at, numbers: await numbersAt(world, fake, at) })));
}
