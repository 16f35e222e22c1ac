import type { Network, NetworkApiVersion, NetworkPause } from '@/lib/contracts/networks';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';

export interface NetworkAlert {
  key: string;
  tone: 'danger' | 'warning';
  text: string;
}

/** An end that is nearer than this is told on every page of the operator. */
const ALERT_DAYS = 30;

const PAUSED_FOR = {
  API_VERSION: 'it no longer serves our API version',
  BILLING: 'its credits are used up or its billing is off',
} as const satisfies Record<NetworkPause['reason'], string>;

const API_NAMES = {
  LINKEDIN_API_VERSION: 'LinkedIn',
  META_API_VERSION: 'Facebook and Instagram',
} as const satisfies Record<NetworkApiVersion['setting'], string>;

export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** What the operator must act on: networks that are paused, then API versions that end soon or have ended. Pure. */
export function networkAlerts(networks: readonly Network[]): NetworkAlert[] {
  const paused = networks.flatMap(({ platform, pause, postsOverdue }): NetworkAlert[] => {
    if (!pause) return [];
    const waits = postsOverdue === 0 ? 'No post waits yet.' : `${countOf(postsOverdue, 'post waits', 'posts wait')}.`;
    const text = `${PLATFORM_NAMES[platform]} is paused: ${PAUSED_FOR[pause.reason]}. ${waits}`;
    return [{ key: `pause-${platform}`, tone: 'danger', text }];
  });
  const versions = new Map(
    networks.flatMap(({ apiVersion }) => (apiVersion ? [[apiVersion.setting, apiVersion]] : [])),
  );
  return [...paused, ...[...versions.values()].flatMap(versionAlert)];
}

function versionAlert({ setting, version, state, daysLeft }: NetworkApiVersion): NetworkAlert[] {
  const name = `API version ${version} of ${API_NAMES[setting]}`;
  const remedy = `Set ${setting} to a later one.`;
  if (state === 'retired') return [{ key: setting, tone: 'danger', text: `${name} has ended. ${remedy}` }];
  if (daysLeft === null || daysLeft > ALERT_DAYS) return [];
  return [{ key: setting, tone: 'warning', text: `${name} ends in ${countOf(daysLeft, 'day')}. ${remedy}` }];
}
