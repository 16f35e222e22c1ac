'use client';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/show-toast';
import { ZonedTime } from '@/components/ui/time';
import { asApiProblem } from '@/lib/client/api-problem';
import { countOf } from '@/lib/client/network-alerts';
import { resumeNetwork } from '@/lib/client/resume-network';
import type { NetworkPause as Pause } from '@/lib/contracts/networks';
import { PLATFORM_NAMES, type Platform } from '@/lib/contracts/platform-names';

const REASONS = {
  API_VERSION: 'The network no longer serves our API version.',
  BILLING: 'The network’s credits are used up, or its billing is off.',
} as const satisfies Record<Pause['reason'], string>;

interface NetworkPauseProps {
  platform: Platform;
  pause: Pause;
  postsOverdue: number;
  onChange: () => Promise<unknown>;
}

/** Why a network's posts wait, until when, and the operator's way to let them go. */
export function NetworkPause({ platform, pause, postsOverdue, onChange }: NetworkPauseProps) {
  const [resuming, setResuming] = useState(false);

  async function resume() {
    setResuming(true);
    try {
      const { resumed } = await resumeNetwork(platform);
      const title = `${PLATFORM_NAMES[platform]} ${resumed ? 'goes on' : 'was going on already'}`;
      showToast({ title, description: 'Posts that are late go out a minute apart for each account.', tone: 'success' });
    } catch (error) {
      const { message } = asApiProblem(error);
      showToast({ title: `${PLATFORM_NAMES[platform]} is still paused`, description: message, tone: 'danger' });
    }
    await onChange();
    setResuming(false);
  }

  return (
    <div className="flex flex-col gap-3 border-b bg-danger-subtle px-4 py-3 sm:px-5">
      <div className="flex flex-col gap-1 text-sm text-danger-text">
        <p className="text-base font-medium">
          {REASONS[pause.reason]} <span className="font-mono text-xs font-normal">{pause.reason}</span>
        </p>
        <p>
          It said: {pause.detail} <span className="font-mono text-xs break-all">{pause.code}</span>
        </p>
        <p>
          Since <ZonedTime at={pause.pausedAt} zone="UTC" className="[&_span]:text-danger-text" />.{' '}
          {postsOverdue === 0 ? 'No post waits yet' : countOf(postsOverdue, 'post waits', 'posts wait')}; none fails.
        </p>
        <p>
          One post is tried at{' '}
          <ZonedTime at={pause.probeAt} zone="UTC" format="time" className="[&_span]:text-danger-text" />, or at the
          next due one after it; {countOf(pause.probes, 'was', 'were')} tried so far. When one gets through, the others
          follow.
        </p>
      </div>
      <Button className="self-start" loading={resuming} onClick={() => void resume()}>
        {!resuming && <Play aria-hidden />}
        Resume now
      </Button>
    </div>
  );
}
