import type { Platform } from '@/lib/contracts/platform';
import { PAGES, profilePath as pageProfilePath } from '@/lib/sandbox/facebook/people';
import { INSTAGRAM_ACCOUNTS } from '@/lib/sandbox/instagram/professionals';
import { shortcodeOf } from '@/lib/sandbox/instagram/shortcode';
import type { LedgerMedia, LedgerPost } from '@/lib/sandbox/ledger';
import { ORGANIZATIONS } from '@/lib/sandbox/linkedin/people';
import { newFacebookId, newInstagramId } from '@/lib/sandbox/meta/graph-id';
import { numericId } from '@/lib/sandbox/numeric-id';
import type { World } from '@/lib/sandbox/world';
import { USERS } from '@/lib/sandbox/x/people';

const own = <Owner>(owners: readonly Owner[]): Owner => {
  const [first] = owners;
  if (!first) throw new Error('The fakes have nobody to post as.');
  return first;
};

/** Who the roastery is on each network. */
export const OWNERS = {
  linkedin: own(ORGANIZATIONS),
  x: own(USERS),
  facebook: own(PAGES),
  instagram: own(INSTAGRAM_ACCOUNTS),
} satisfies Record<Platform, { id: string; name: string; followers: number }>;

interface Said {
  text: string;
  picture: LedgerMedia | null;
}

/** What a network keeps of a post that it accepted at a moment. */
export async function fakePost(
  world: World,
  network: Platform,
  { text, picture }: Said,
  at: Date,
): Promise<LedgerPost> {
  const then = { ...world, now: () => at };
  const { id: accountId, name: author } = OWNERS[network];
  const said = { network, accountId, author, text, createdAt: at.toISOString(), deletedAt: null };
  switch (network) {
    case 'linkedin': {
      const id = `urn:li:share:${await numericId(then)}`;
      return { ...said, id, media: [], permalinkPath: `/linkedin/feed/update/${id}`, role: 'post', details: {} };
    }
    case 'x': {
      const id = await numericId(then);
      const permalinkPath = `/x/${OWNERS.x.username}/status/${id}`;
      return { ...said, id, media: [], permalinkPath, details: { conversationId: id } };
    }
    case 'facebook': {
      const id = await newFacebookId(then);
      const permalinkPath = `${pageProfilePath(OWNERS.facebook)}/posts/${id}`;
      const details = { link: null, kind: 'status', published: true };
      return { ...said, id: `${accountId}_${id}`, media: [], permalinkPath, details };
    }
    case 'instagram': {
      const id = await newInstagramId(then);
      const shortcode = shortcodeOf(id);
      const details = { shortcode, mediaType: 'IMAGE' };
      return { ...said, id, media: picture ? [picture] : [], permalinkPath: `/instagram/p/${shortcode}/`, details };
    }
  }
}
