import type { Platform } from '@/lib/contracts/platform-names';
import type { PostOptions } from '@/lib/contracts/post-options';
import { hostOf } from './link-in-text';
import { PLACEMENTS, POLL_DAYS, REPLY_SETTINGS, VISIBILITIES } from './option-words';

/** One choice in words; `about` is the control that it was made with. */
export interface OptionLine {
  about: OptionAbout;
  name: string;
  value: string;
}

export type OptionAbout =
  | 'link'
  | 'firstComment'
  | 'poll'
  | 'audience'
  | 'thread'
  | 'replies'
  | 'facebook'
  | 'instagram';

type Line = [about: OptionAbout, name: string, value: string | false | undefined | null];

/** What was chosen beyond text and media, for all networks or for one; what was left as it is has no line. */
export function describeOptions(options: PostOptions, platform?: Platform): OptionLine[] {
  const { link, firstComment, linkedin, x, facebook, instagram } = options;
  const all: Line[] = [
    ['link', 'Link card', link && [link.title, hostOf(link.url)].filter(Boolean).join(' · ')],
    ['firstComment', 'First comment', firstComment?.trim()],
  ];
  const own: Record<Platform, () => Line[]> = {
    linkedin: () => linkedInLines(linkedin),
    x: () => xLines(x),
    facebook: () => [['facebook', 'Placement', facebook?.placement && PLACEMENTS[facebook.placement].label]],
    instagram: () => instagramLines(instagram),
  };
  const networks = platform ? own[platform]() : Object.values(own).flatMap((lines) => lines());
  return [...all, ...networks].flatMap(([about, name, value]) => (value ? [{ about, name, value }] : []));
}

const linkedInLines = (own: PostOptions['linkedin']): Line[] => [
  [
    'poll',
    'Poll',
    own?.poll && `${own.poll.question.trim() || 'No question yet'} · ${POLL_DAYS[own.poll.durationDays]}`,
  ],
  ['audience', 'Visible to', own?.visibility && VISIBILITIES[own.visibility].label],
  ['audience', 'Document title', own?.documentTitle],
];

const xLines = (own: PostOptions['x']): Line[] => [
  ['thread', 'Thread', own?.thread && own.thread.length > 0 && `${own.thread.length + 1} parts`],
  ['replies', 'Replies from', own?.replySettings && REPLY_SETTINGS[own.replySettings].label],
  ['replies', 'Label', own?.madeWithAi && 'Made with AI'],
  ['replies', 'Label', own?.paidPartnership && 'Paid partnership'],
];

const instagramLines = (own: PostOptions['instagram']): Line[] => [
  ['instagram', 'Placement', own?.placement && PLACEMENTS[own.placement].label],
  ['instagram', 'In the profile’s feed', own?.shareToFeed === false && 'No'],
  ['instagram', 'Cover', own?.coverMediaId && 'A picture of its own'],
  ['instagram', 'Cover', own?.thumbOffsetMs !== undefined && `The frame at ${seconds(own.thumbOffsetMs)}`],
  ['instagram', 'Collaborators', own?.collaborators?.map((name) => `@${name}`).join(', ')],
];

const seconds = (ms: number): string => `${(ms / 1_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} s`;
