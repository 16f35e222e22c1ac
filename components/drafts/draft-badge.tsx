import { BadgeCheck, CircleCheck, Eye, type LucideIcon, PencilLine, Undo2 } from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { Draft } from '@/lib/contracts/post-drafts';

interface DraftLook {
  label: string;
  icon: LucideIcon;
  tone: BadgeTone;
  meaning: string;
}

const DRAFT_LOOKS = {
  draft: { label: 'Draft', icon: PencilLine, tone: 'neutral', meaning: 'Nobody else waits for it.' },
  in_review: { label: 'In review', icon: Eye, tone: 'warning', meaning: 'Waits for somebody to approve it.' },
  approved: { label: 'Approved', icon: BadgeCheck, tone: 'success', meaning: 'May go out; it has no time yet.' },
  scheduled: { label: 'Scheduled', icon: CircleCheck, tone: 'accent', meaning: 'Its posts are in the queue.' },
} as const satisfies Record<Draft['state'], DraftLook>;

const RETURNED: DraftLook = {
  label: 'Returned',
  icon: Undo2,
  tone: 'danger',
  meaning: 'Somebody asked for a change.',
};

export const lookOf = ({ state, comment }: Pick<Draft, 'state' | 'comment'>): DraftLook =>
  state === 'draft' && comment ? RETURNED : DRAFT_LOOKS[state];

/** Where a draft stands: an icon, a word and a colour. */
export function DraftBadge({ draft, size }: { draft: Pick<Draft, 'state' | 'comment'>; size?: 'sm' | 'md' }) {
  const { label, icon: Icon, tone } = lookOf(draft);
  return (
    <Badge tone={tone} size={size}>
      <Icon aria-hidden />
      {label}
    </Badge>
  );
}
