import { CircleCheck, CircleHelp, CircleX, Clock, type LucideIcon } from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { ZonedTime } from '@/components/ui/time';
import { countOf } from '@/lib/client/network-alerts';
import type { NetworkApiVersion } from '@/lib/contracts/networks';

const LOOKS = {
  current: { icon: CircleCheck, tone: 'success', word: 'Current' },
  ending: { icon: Clock, tone: 'warning', word: 'Ending' },
  retired: { icon: CircleX, tone: 'danger', word: 'Retired' },
  unknown: { icon: CircleHelp, tone: 'warning', word: 'Unknown' },
} as const satisfies Record<NetworkApiVersion['state'], { icon: LucideIcon; tone: BadgeTone; word: string }>;

const NO_END = { unknown: 'Mistyped, or newer than this release.', known: 'No end has been named.' } as const;

/** A version counts through its last day: the end that we are told is the moment after it. */
const lastMomentOf = (endsAt: string): string => new Date(Date.parse(endsAt) - 1).toISOString();

/** The version in use, how long it is served, and where to set another. */
export function NetworkVersion({ apiVersion }: { apiVersion: NetworkApiVersion }) {
  const { version, setting, state, endsAt, isEstimate, daysLeft } = apiVersion;
  const { icon: Icon, tone, word } = LOOKS[state];
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-mono">{version}</span>
        <Badge tone={tone} size="sm">
          <Icon aria-hidden />
          {state === 'ending' && daysLeft !== null ? `Ends in ${countOf(daysLeft, 'day')}` : word}
        </Badge>
      </p>
      <p className="text-sm text-muted">
        {endsAt ? (
          <>
            {state === 'retired' ? 'Last day was ' : 'Last day is '}
            <LastDay at={lastMomentOf(endsAt)} />
            {isEstimate && ' by the network’s rule of twelve months; it has not named a day'}
            {state === 'current' && daysLeft !== null && `: ${countOf(daysLeft, 'day')} left`}.
          </>
        ) : (
          NO_END[state === 'unknown' ? 'unknown' : 'known']
        )}{' '}
        Set by <code className="font-mono text-xs break-all">{setting}</code>.
      </p>
    </div>
  );
}

const LastDay = ({ at }: { at: string }) => (
  <>
    <ZonedTime at={at} zone="UTC" format="date" hideViewer /> {new Date(at).getUTCFullYear()}
  </>
);
