import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleX,
  Clock,
  ListEnd,
  type LucideIcon,
  PlugZap,
  Send,
  Trash2,
  Unplug,
} from 'lucide-react';
import { Badge, type BadgeTone } from './badge';

interface StatusLook {
  label: string;
  icon: LucideIcon;
  tone: BadgeTone;
  /** One sentence for a tooltip or a detail page. */
  meaning: string;
}

/** Every state a post or an account can be in, as a person reads it: an icon, a word and a colour. */
export const STATUS_LOOKS = {
  waiting: {
    label: 'Follows',
    icon: ListEnd,
    tone: 'accent',
    meaning: 'Goes out as soon as the post it follows stands.',
  },
  pending: { label: 'Scheduled', icon: Clock, tone: 'accent', meaning: 'Waiting for its time.' },
  claimed: { label: 'Publishing', icon: Send, tone: 'accent', meaning: 'On its way to the network.' },
  sending: { label: 'Publishing', icon: Send, tone: 'accent', meaning: 'On its way to the network.' },
  unknown: {
    label: 'Checking',
    icon: CircleHelp,
    tone: 'warning',
    meaning: 'The network’s answer was lost; we are asking it whether the post stands.',
  },
  held: {
    label: 'Held: reconnect',
    icon: PlugZap,
    tone: 'warning',
    meaning: 'Waits until the account is reconnected.',
  },
  needs_attention: {
    label: 'Needs attention',
    icon: CircleAlert,
    tone: 'warning',
    meaning: 'Waits for your decision.',
  },
  published: { label: 'Published', icon: CircleCheck, tone: 'success', meaning: 'Stands on the network.' },
  failed: { label: 'Failed', icon: CircleX, tone: 'danger', meaning: 'Was not published.' },
  cancelled: { label: 'Cancelled', icon: Ban, tone: 'neutral', meaning: 'Will not be published.' },
  deleted: { label: 'Deleted', icon: Trash2, tone: 'neutral', meaning: 'No longer stands on the network.' },
  connected: { label: 'Connected', icon: CircleCheck, tone: 'success', meaning: 'Ready to publish.' },
  reconnect_required: {
    label: 'Reconnect',
    icon: PlugZap,
    tone: 'warning',
    meaning: 'The network no longer accepts our permission; connect the account again.',
  },
  disconnected: { label: 'Disconnected', icon: Unplug, tone: 'neutral', meaning: 'Not connected.' },
} as const satisfies Record<string, StatusLook>;

export type DisplayStatus = keyof typeof STATUS_LOOKS;

export function StatusBadge({ status, size }: { status: DisplayStatus; size?: 'sm' | 'md' }) {
  const look = STATUS_LOOKS[status];
  const Icon = look.icon;
  return (
    <Badge tone={look.tone} size={size}>
      <Icon aria-hidden />
      {look.label}
    </Badge>
  );
}
