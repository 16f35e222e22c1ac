import type { LucideIcon } from 'lucide-react';
import { ChartBar, Eye, LayoutTemplate, Link2, ListPlus, MessageSquare, MessageSquareReply } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import type { OptionAbout } from '@/lib/client/describe-options';
import { PLATFORMS, type Platform } from '@/lib/contracts/platform-names';
import type { OptionPanelProps } from './option-panel';
import { PanelSkeleton } from './panel-skeleton';

/** A group of options: whom it is for, what it is called, and the panel that is loaded once it is opened. */
export interface OptionRow {
  about: OptionAbout;
  title: string;
  icon: LucideIcon;
  networks: readonly Platform[];
  /** The options within, as problems name them. */
  paths: readonly string[];
  /** Those whose problems the panel shows itself, beside their controls. */
  placed: RegExp;
  Panel: ComponentType<OptionPanelProps>;
}

const loading = PanelSkeleton;

export const OPTION_ROWS: readonly OptionRow[] = [
  {
    about: 'link',
    title: 'Link card',
    icon: Link2,
    networks: ['linkedin', 'x', 'facebook'],
    paths: ['link'],
    placed: /^link\.(title|description)/,
    Panel: dynamic(() => import('./link-panel').then(({ LinkPanel }) => LinkPanel), { loading }),
  },
  {
    about: 'thread',
    title: 'Thread',
    icon: ListPlus,
    networks: ['x'],
    paths: ['x.thread'],
    placed: /^x\.thread\.\d/,
    Panel: dynamic(() => import('./thread-panel').then(({ ThreadPanel }) => ThreadPanel), { loading }),
  },
  {
    about: 'poll',
    title: 'Poll',
    icon: ChartBar,
    networks: ['linkedin'],
    paths: ['linkedin.poll'],
    placed: /^linkedin\.poll\.(question|options\.\d)/,
    Panel: dynamic(() => import('./poll-panel').then(({ PollPanel }) => PollPanel), { loading }),
  },
  {
    about: 'firstComment',
    title: 'First comment',
    icon: MessageSquare,
    networks: PLATFORMS,
    paths: ['firstComment'],
    placed: /^firstComment/,
    Panel: dynamic(() => import('./first-comment-panel').then(({ FirstCommentPanel }) => FirstCommentPanel), {
      loading,
    }),
  },
  {
    about: 'audience',
    title: 'Audience and document',
    icon: Eye,
    networks: ['linkedin'],
    paths: ['linkedin.visibility', 'linkedin.documentTitle'],
    placed: /^linkedin\.documentTitle/,
    Panel: dynamic(() => import('./audience-panel').then(({ AudiencePanel }) => AudiencePanel), { loading }),
  },
  {
    about: 'replies',
    title: 'Replies and labels',
    icon: MessageSquareReply,
    networks: ['x'],
    paths: ['x.replySettings', 'x.madeWithAi', 'x.paidPartnership'],
    placed: /^$/,
    Panel: dynamic(() => import('./replies-panel').then(({ RepliesPanel }) => RepliesPanel), { loading }),
  },
  {
    about: 'facebook',
    title: 'Placement',
    icon: LayoutTemplate,
    networks: ['facebook'],
    paths: ['facebook'],
    placed: /^$/,
    Panel: dynamic(() => import('./facebook-panel').then(({ FacebookPanel }) => FacebookPanel), { loading }),
  },
  {
    about: 'instagram',
    title: 'Placement, cover, collaborators',
    icon: LayoutTemplate,
    networks: ['instagram'],
    paths: ['instagram'],
    placed: /^instagram\.(collaborators|coverMediaId|thumbOffsetMs)/,
    Panel: dynamic(() => import('./instagram-panel').then(({ InstagramPanel }) => InstagramPanel), { loading }),
  },
];
