'use client';
import { CalendarCheck, CalendarClock } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import { presetReading } from '@/lib/client/judge-time';
import type { PlacedProblem } from '@/lib/client/placed-problem';
import type { Account } from '@/lib/contracts/accounts';
import type { When } from '@/lib/contracts/when';
import type { ZonedReading } from '@/lib/contracts/zoned-reading';
import { ProblemList } from './problem-list';
import { PublishNowButton } from './publish-now-button';

const SchedulePostModal = dynamic(() => import('./schedule-post-modal').then(({ SchedulePostModal: Modal }) => Modal));

const NextSlotPanel = dynamic(() => import('./next-slot/next-slot-panel').then(({ NextSlotPanel: Panel }) => Panel));

interface ComposerActionsProps {
  business: { id: string; slug: string; timeZone: string };
  at?: string;
  chosen: Account[];
  submitting: 'publish' | 'schedule' | null;
  isUploading: boolean;
  formProblems: PlacedProblem[];
  timeRefusal: string | null;
  isScheduling: boolean;
  onSchedulingChange: (open: boolean) => void;
  onAskWhen: () => void;
  onSend: (when: When) => Promise<void>;
}

/** The ways out of the composer, and why none is open. */
export function ComposerActions(props: ComposerActionsProps) {
  const { business, at, chosen, submitting, isUploading, formProblems, timeRefusal } = props;
  const zone = business.timeZone;
  const [isSlotting, setIsSlotting] = useState(false);
  const slotButton = useRef<HTMLButtonElement>(null);
  const [preset, setPreset] = useState<ZonedReading>(() => presetReading(at, zone, new Date()));
  // Loaded when it first opens, and then kept, for it gives the focus back as it closes.
  const [hasOpened, setHasOpened] = useState(false);
  if (props.isScheduling && !hasOpened) setHasOpened(true);
  const askWhen = () => {
    setPreset(presetReading(at, zone, new Date()));
    props.onAskWhen();
  };
  return (
    <div className="flex flex-col gap-3 border-t pt-5">
      <ProblemList problems={formProblems} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isUploading && (
          <p role="status" className="mr-auto text-sm text-muted">
            A file is still on its way.
          </p>
        )}
        <PublishNowButton
          accountCount={chosen.length}
          publishing={submitting === 'publish'}
          disabled={submitting === 'schedule' || isUploading}
          onPublish={() => void props.onSend({ kind: 'now' })}
        />
        <Button
          ref={slotButton}
          aria-expanded={isSlotting}
          disabled={submitting !== null || isUploading}
          onClick={() => setIsSlotting(!isSlotting)}
        >
          <CalendarCheck aria-hidden />
          Next free slot
        </Button>
        <Tooltip content="Choose when it goes out" shortcut="mod+Enter">
          <Button variant="primary" disabled={submitting !== null || isUploading} onClick={askWhen}>
            <CalendarClock aria-hidden />
            Schedule…
          </Button>
        </Tooltip>
      </div>
      {isSlotting && (
        <NextSlotPanel
          business={business}
          accounts={chosen}
          scheduling={submitting === 'schedule'}
          disabled={isUploading}
          onSchedule={() => props.onSend({ kind: 'nextSlot' })}
          onClose={() => {
            setIsSlotting(false);
            slotButton.current?.focus();
          }}
        />
      )}
      {hasOpened && (
        <SchedulePostModal
          open={props.isScheduling}
          onOpenChange={props.onSchedulingChange}
          zone={zone}
          preset={preset}
          scheduling={submitting === 'schedule'}
          refusal={timeRefusal}
          onSchedule={(scheduledAt) => void props.onSend({ kind: 'at', scheduledAt })}
          repeating={{
            businessId: business.id,
            platforms: chosen.map(({ platform }) => platform),
            onRepeat: (rule) => void props.onSend({ kind: 'repeat', rule }),
          }}
        />
      )}
    </div>
  );
}
