import type { PostOptions } from '@/lib/contracts/post-options';

type LinkedInOptions = NonNullable<PostOptions['linkedin']>;
type XOptions = NonNullable<PostOptions['x']>;

export type Placement = NonNullable<NonNullable<PostOptions['instagram']>['placement']>;
export type Visibility = NonNullable<LinkedInOptions['visibility']>;
export type Poll = NonNullable<LinkedInOptions['poll']>;
export type ReplySetting = NonNullable<XOptions['replySettings']>;

interface Words {
  label: string;
  meaning: string;
}

/** The choices of a post as a person reads them. */
export const PLACEMENTS = {
  feed: { label: 'Post', meaning: 'Stays on the profile and in the feed of its followers.' },
  reel: { label: 'Reel', meaning: 'One upright video, shown to people who do not follow you too.' },
  story: { label: 'Story', meaning: 'One picture or video, filling the screen; gone after 24 hours.' },
} as const satisfies Record<Placement, Words>;

export const VISIBILITIES = {
  PUBLIC: { label: 'Anyone', meaning: 'On LinkedIn and beyond it.' },
  CONNECTIONS: { label: 'Connections only', meaning: 'Only people whom you are connected with. Not for pages.' },
} as const satisfies Record<Visibility, Words>;

export const REPLY_SETTINGS = {
  everyone: { label: 'Everyone', meaning: 'Anybody may reply.' },
  following: { label: 'Accounts you follow', meaning: 'And those mentioned in the post.' },
  mentionedUsers: { label: 'Mentioned accounts', meaning: 'Only those that the post names.' },
  subscribers: { label: 'Subscribers', meaning: 'Only those who pay for your posts.' },
  verified: { label: 'Verified accounts', meaning: 'Only those with a checkmark.' },
} as const satisfies Record<ReplySetting | 'everyone', Words>;

export const POLL_DAYS = { 1: '1 day', 3: '3 days', 7: '1 week', 14: '2 weeks' } as const satisfies Record<
  Poll['durationDays'],
  string
>;
