'use client';
import { CalendarClock } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import { presetReading } from '@/lib/client/judge-time';
import type { PlacedProblem } from '@/lib/client/placed-problem';
import type { Platform } from '@/lib/contracts/platform-names';
import type { When } from '@/lib/contracts/when';
import type { ZonedReading } from '@/lib/contracts/zoned-reading';
import { ProblemList } from './problem-list';
import { PublishNowButton } from './publish-now-button';

const SchedulePostModal = dynamic(() => import('./schedule-post-modal').then(({ SchedulePostModal: Modal }) => Modal));

interface ComposerActionsProps {
  business: { id: string; timeZone: string };
  at?: string;
  /** Of each chosen account. */
  platforms: Platform[];
  submitting: 'publish' | 'schedule' | null;
  isUploading: boolean;
  formProblems: PlacedProblem[];
  timeRefusal: string | null;
  isScheduling: boolean;
  onSchedulingChange: (open: boolean) => void;
  onAskWhen: () => void;
  onSend: (when: When) => Promise<void>;
}

/** The two ways out of the composer, and why neither is open. */
export function ComposerActions(props: ComposerActionsProps) {
  const { business, at, platforms, submitting, isUploading, formProblems, timeRefusal } = props;
  const zone = business.timeZone;
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
          accountCount={platforms.length}
          publishing={submitting === 'publish'}
          disabled={submitting === 'schedule' || isUploading}
          onPublish={() => void props.onSend({ kind: 'now' })}
        />
        <Tooltip content="Choose when it goes out" shortcut="mod+Enter">
          <Button variant="primary" disabled={submitting !== null || isUploading} onClick={askWhen}>
            <CalendarClock aria-hidden />
            Schedule…
          </Button>
        </Tooltip>
      </div>
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
            platforms,
            onRepeat: (rule) => void props.onSend({ kind: 'repeat', rule }),
          }}
        />
      )}
    </div>
  );
}
